//! Three permits for eight, each held across a yield.

use futures::executor::block_on;
use futures::future::join_all;
use kanal::bounded_async;
use tokio::task::yield_now;

use super::local::{Semaphore, let_others_run};
use super::{Form, GoForm, On, Pattern, Row, Work};
use ::copied::semaphore_channel as copied;

const VISITORS: usize = 8;
const PERMITS: usize = 3;

pub const PATTERN: Pattern = Pattern {
    name: "semaphore",
    in_go: "semaphore",
    title: "semaphore held across a yield, 8 for 3 permits",
    unit: "visit",
    size: 200_000,
    times: 1,
    small: 80,
    expected: |visits| visits,
    note: "Without the yield nobody would ever wait for a permit.",
    go: &[
        GoForm {
            name: "channel",
            what: "make(chan struct{}, 3), runtime.Gosched",
        },
        GoForm {
            name: "cond",
            what: "sync.Cond, runtime.Gosched",
        },
    ],
    rust: &[
        Form {
            name: "literal",
            row: Row::Literal,
            on: On::Threads,
            goal: None,
            share: 20,
            what: "threads, a crossbeam channel, thread::yield_now",
            costs: "",
            work: Work::Blocking(|visits| {
                let each = visits as usize / VISITORS;
                copied::literal(VISITORS, each, PERMITS) as u64
            }),
        },
        Form {
            name: "copied",
            row: Row::Copied,
            on: On::OneThread,
            goal: Some(0.45),
            share: 1,
            what: "async-lock Semaphore, futures of one task",
            costs: "",
            work: Work::Task(|visits| Box::pin(copied_form(visits))),
        },
        Form {
            name: "copied_many",
            row: Row::Other,
            on: On::ManyThreads,
            goal: None,
            share: 1,
            what: "the same in a runtime of many threads",
            costs: "",
            work: Work::Task(|visits| Box::pin(copied_form(visits))),
        },
        Form {
            name: "tokio",
            row: Row::Other,
            on: On::OneThread,
            goal: None,
            share: 1,
            what: "the same with the Semaphore of tokio",
            costs: "",
            work: Work::Task(|visits| Box::pin(tokios(visits))),
        },
        Form {
            name: "kanal",
            row: Row::Other,
            on: On::OneThread,
            goal: None,
            share: 1,
            what: "permits in a kanal channel, futures of one task",
            costs: "a permit is given back by a line of code, not by drop; \
                    kanal: version 0.1, unsafe code inside",
            work: Work::Task(|visits| Box::pin(permits_in_channel(visits))),
        },
        Form {
            name: "local",
            row: Row::Fastest,
            on: On::Threads,
            goal: Some(0.20),
            share: 1,
            what: "a semaphore without atomics, futures of one task",
            costs: "no runtime: all in one task on one thread; a semaphore of your \
                    own, some 100 lines without unsafe",
            work: Work::Blocking(|visits| block_on(in_one_task(visits))),
        },
    ],
};

async fn copied_form(visits: u64) -> u64 {
    let each = visits as usize / VISITORS;
    copied::held_across_yield(VISITORS, each, PERMITS).await as u64
}

async fn tokios(visits: u64) -> u64 {
    let semaphore = tokio::sync::Semaphore::new(PERMITS);
    let visitors = (0..VISITORS).map(|_| async {
        let mut turns = 0;
        for _ in 0..visits as usize / VISITORS {
            let permit = semaphore.acquire().await;
            yield_now().await;
            turns += 1;
            drop(permit);
        }
        turns
    });
    join_all(visitors).await.into_iter().sum()
}

async fn permits_in_channel(visits: u64) -> u64 {
    let (enter, leave) = bounded_async(PERMITS);
    let visitors = (0..VISITORS).map(|_| {
        let (enter, leave) = (&enter, &leave);
        async move {
            let mut turns = 0;
            for _ in 0..visits as usize / VISITORS {
                enter.send(()).await.expect("both ends are here");
                yield_now().await;
                turns += 1;
                leave.try_recv().expect("this one is inside");
            }
            turns
        }
    });
    join_all(visitors).await.into_iter().sum()
}

async fn in_one_task(visits: u64) -> u64 {
    let semaphore = Semaphore::new(PERMITS);
    let visitors = (0..VISITORS).map(|_| async {
        let mut turns = 0;
        for _ in 0..visits as usize / VISITORS {
            let permit = semaphore.acquire().await;
            let_others_run().await;
            turns += 1;
            drop(permit);
        }
        turns
    });
    join_all(visitors).await.into_iter().sum()
}

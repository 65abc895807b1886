//! Three permits for eight, each held across a yield.

use futures::executor::block_on;
use futures::future::join_all;

use super::local::{Semaphore, let_others_run};
use super::{Cores, Form, GoForm, On, Pattern, Row, Work};
use ::copied::semaphore_channel as copied;

const VISITORS: usize = 8;
const PERMITS: usize = 3;

const COPIED: Form = Form {
    name: "copied",
    row: Row::Copied,
    on: On::OneThread,
    goal: None,
    share: 1,
    what: "tokio's Semaphore, a task for each",
    costs: "",
    work: Work::Task(|visits| Box::pin(copied_form(visits))),
};

const ASYNC_LOCK: Form = Form {
    name: "async_lock",
    row: Row::Other,
    goal: Some(0.45),
    what: "async-lock's Semaphore, futures of one task",
    costs: "all in one task, so on one thread at a time; a late one may \
            overtake those that wait",
    work: Work::Task(|visits| Box::pin(futures_of_one_task(visits))),
    ..COPIED
};

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
    cores: Cores::Best,
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
        COPIED,
        COPIED.on_many("copied_many", None),
        ASYNC_LOCK,
        ASYNC_LOCK.on_many("async_lock_many", Some(0.45)),
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
    copied::in_tasks(VISITORS, each, PERMITS).await as u64
}

async fn futures_of_one_task(visits: u64) -> u64 {
    let each = visits as usize / VISITORS;
    copied::held_across_yield(VISITORS, each, PERMITS).await as u64
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

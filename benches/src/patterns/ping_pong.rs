//! Two that wait for each other at every message.

use std::future::Future;

use kanal::{AsyncReceiver, AsyncSender, bounded_async};

use super::local::channel;
use super::{Form, GoForm, On, Pattern, Row, Work, sum_below};
use ::copied::channel_unbuffered as copied;

pub const PATTERN: Pattern = Pattern {
    name: "ping_pong",
    in_go: "ping_pong",
    title: "unbuffered ping-pong",
    unit: "round trip",
    size: 100_000,
    times: 1,
    small: 100,
    expected: |rounds| sum_below(rounds) + rounds,
    note: "tokio has no channel without places: the copied file's has one, \
           and Go is also measured with one. Go's iter.Pull is no channel \
           and no concurrency: it is held against nothing.",
    go: &[
        GoForm {
            name: "unbuffered",
            what: "make(chan T)",
        },
        GoForm {
            name: "one_place",
            what: "make(chan T, 1)",
        },
    ],
    rust: &[
        Form {
            name: "literal",
            row: Row::Literal,
            on: On::Threads,
            goal: None,
            share: 20,
            what: "two threads, std sync_channel(0)",
            costs: "",
            work: Work::Blocking(copied::literal),
        },
        Form {
            name: "copied",
            row: Row::Copied,
            on: On::OneThread,
            goal: Some(0.90),
            share: 1,
            what: "two tasks, tokio mpsc(1)",
            costs: "",
            work: Work::Task(|rounds| Box::pin(copied::ping_pong(rounds))),
        },
        Form {
            name: "kanal_tasks",
            row: Row::Other,
            on: On::OneThread,
            goal: None,
            share: 1,
            what: "two tasks, kanal bounded_async(0)",
            costs: "kanal: version 0.1, unsafe code inside",
            work: Work::Task(|rounds| Box::pin(in_tasks(rounds))),
        },
        Form {
            name: "kanal_many",
            row: Row::Other,
            on: On::ManyThreads,
            goal: None,
            share: 1,
            what: "the same on a thread for each core",
            costs: "kanal",
            work: Work::Task(|rounds| Box::pin(in_tasks(rounds))),
        },
        Form {
            name: "kanal_join",
            row: Row::Other,
            on: On::OneThread,
            goal: None,
            share: 1,
            what: "one task, kanal bounded_async(0), futures::join!",
            costs: "kanal",
            work: Work::Task(|rounds| Box::pin(in_one_task(rounds))),
        },
        Form {
            name: "local",
            row: Row::Fastest,
            on: On::OneThread,
            goal: Some(0.45),
            share: 1,
            what: "futures::join!, a channel of Rc and VecDeque, one place",
            costs: "both ends live in one task, so on one thread; a channel \
                    of your own, some 100 lines without unsafe; one place \
                    where Go has none",
            work: Work::LocalTask(|rounds| {
                Box::pin(without_atomics(rounds))
            }),
        },
    ],
};

type Ends = (AsyncSender<u64>, AsyncReceiver<u64>);

fn both(
    rounds: u64,
) -> (
    impl Future<Output = u64> + Send,
    impl Future<Output = ()> + Send,
) {
    let (serve, served): Ends = bounded_async(0);
    let (back, returned): Ends = bounded_async(0);
    let player = async move {
        let mut sum = 0;
        for ball in 0..rounds {
            serve.send(ball).await.expect("the echo waits");
            sum += returned.recv().await.expect("the echo answers");
        }
        sum
    };
    let echo = async move {
        while let Ok(ball) = served.recv().await {
            back.send(ball + 1).await.expect("the player waits");
        }
    };
    (player, echo)
}

async fn in_tasks(rounds: u64) -> u64 {
    let (player, echo) = both(rounds);
    let (player, echo) = (tokio::spawn(player), tokio::spawn(echo));
    let sum = player.await.expect("the player does not panic");
    echo.await.expect("the echo does not panic");
    sum
}

async fn in_one_task(rounds: u64) -> u64 {
    let (player, echo) = both(rounds);
    futures::join!(player, echo).0
}

async fn without_atomics(rounds: u64) -> u64 {
    let (serve, mut served) = channel(1);
    let (back, mut returned) = channel(1);
    let player = async move {
        let mut sum = 0;
        for ball in 0..rounds {
            serve.send(ball).await.expect("the echo waits");
            sum += returned.recv().await.expect("the echo answers");
        }
        sum
    };
    let echo = async move {
        while let Some(ball) = served.recv().await {
            back.send(ball + 1).await.expect("the player waits");
        }
    };
    futures::join!(player, echo).0
}

//! Two that wait for each other at every message.

use super::local::channel;
use super::{Cores, Form, GoForm, On, Pattern, Row, Work, sum_below};
use ::copied::channel_unbuffered as copied;

const COPIED: Form = Form {
    name: "copied",
    row: Row::Copied,
    on: On::OneThread,
    goal: Some(0.90),
    share: 1,
    what: "two tasks, mpsc(1)",
    costs: "one place where Go has none",
    work: Work::Task(|rounds| Box::pin(copied::ping_pong(rounds))),
};

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
    cores: Cores::Best,
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
        COPIED,
        COPIED.on_many("copied_many", None),
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

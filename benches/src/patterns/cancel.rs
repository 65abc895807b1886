//! Requests wait for an answer and for the end; half of them are answered.

use std::future::poll_fn;
use std::task::Poll;

use futures::channel::oneshot;
use futures::stream::FuturesUnordered;
use futures::{FutureExt, StreamExt, poll};

use ::copied::context_cancel as copied;

use super::local;
use super::{Form, GoForm, On, Pattern, Row, Work};

macro_rules! cancel {
    ($name:literal, $size:literal, $times:literal, $share:literal,
     $goal:literal) => {
        Pattern {
            name: $name,
            in_go: "cancel",
            title: concat!("start, answer, cancel and join ", $size),
            unit: "request",
            size: $size,
            times: $times,
            small: if $size < 20 { $size } else { 21 },
            expected: |requests| requests / 2,
            note: "From the first start to the last end; every second one \
                   gets its answer before the word comes.",
            go: &[
                GoForm {
                    name: "context",
                    what: "context.WithCancel, select in each goroutine",
                },
                GoForm {
                    name: "close",
                    what: "the same with a channel that is closed",
                },
                GoForm {
                    name: "close_each",
                    what: "no select: each one's own channel is closed",
                },
            ],
            rust: &[
                Form {
                    name: "literal",
                    row: Row::Literal,
                    on: On::Threads,
                    goal: None,
                    share: $share,
                    what: "a thread each, crossbeam select!",
                    costs: "",
                    work: Work::Blocking(|n| copied::literal(n as usize)),
                },
                Form {
                    name: "copied",
                    row: Row::Copied,
                    on: On::OneThread,
                    goal: Some($goal),
                    share: 1,
                    what: "join_all in one task, and a CancellationToken",
                    costs: "",
                    work: Work::Task(|n| {
                        Box::pin(copied::cancel_all(n as usize))
                    }),
                },
                Form {
                    name: "copied_many",
                    row: Row::Other,
                    on: On::ManyThreads,
                    goal: None,
                    share: 1,
                    what: "the same on a thread for each core",
                    costs: "",
                    work: Work::Task(|n| {
                        Box::pin(copied::cancel_all(n as usize))
                    }),
                },
                Form {
                    name: "unordered",
                    row: Row::Other,
                    on: On::OneThread,
                    goal: None,
                    share: 1,
                    what: "FuturesUnordered; to drop the sender is the word",
                    costs: "",
                    work: Work::Task(|n| Box::pin(unordered(n))),
                },
                Form {
                    name: "in_a_list",
                    row: Row::Fastest,
                    on: On::OneThread,
                    goal: Some(0.30),
                    share: 1,
                    what: "a list of futures; to drop the sender is the word",
                    costs: "all in one task, so on one thread, which looks \
                            at all of them whenever one is woken; only who \
                            owns the senders can cancel; a channel of your \
                            own, some 50 lines without unsafe",
                    work: Work::LocalTask(|n| Box::pin(in_a_list(n))),
                },
            ],
        }
    };
}

pub const ONE: Pattern = cancel!("cancel_1", 1, 10_000, 1, 0.90);
pub const HUNDRED: Pattern = cancel!("cancel_100", 100, 600, 10, 0.90);
pub const THOUSAND: Pattern = cancel!("cancel_1000", 1000, 60, 20, 0.90);
pub const TEN_THOUSAND: Pattern =
    cancel!("cancel_10000", 10_000, 8, 100, 0.65);

async fn unordered(requests: u64) -> u64 {
    let (shops, mut set): (Vec<_>, FuturesUnordered<_>) = (0..requests)
        .map(|_| {
            let (shop, answer) = oneshot::channel();
            (shop, answer.map(|price| price.unwrap_or(0)))
        })
        .unzip();
    // They all wait.
    assert!(poll!(set.next()).is_pending());
    let mut silent = Vec::with_capacity(shops.len());
    for (n, shop) in shops.into_iter().enumerate() {
        if n % 2 == 0 {
            silent.push(shop);
        } else {
            shop.send(1).expect("the request waits for this");
        }
    }
    drop(silent);
    let mut answered = 0;
    while let Some(price) = set.next().await {
        answered += price;
    }
    answered
}

async fn in_a_list(requests: u64) -> u64 {
    let (shops, mut list): (Vec<_>, Vec<_>) = (0..requests)
        .map(|_| {
            let (shop, answer) = local::one();
            (shop, answer.map(|price| price.unwrap_or(0)))
        })
        .unzip();
    let mut answered = 0;
    let mut all = poll_fn(|context| {
        list.retain_mut(|request| match request.poll_unpin(context) {
            Poll::Ready(price) => {
                answered += price;
                false
            }
            Poll::Pending => true,
        });
        if list.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    });
    // They all wait.
    assert!(poll!(&mut all).is_pending());
    let mut silent = Vec::with_capacity(shops.len());
    for (n, shop) in shops.into_iter().enumerate() {
        if n % 2 == 0 {
            silent.push(shop);
        } else {
            shop.send(1);
        }
    }
    drop(silent);
    all.await;
    answered
}

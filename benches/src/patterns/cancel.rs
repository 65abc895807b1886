//! Requests wait for an answer and for the end; half of them are answered.

use std::future::poll_fn;
use std::task::Poll;

use futures::stream::FuturesUnordered;
use futures::{FutureExt, StreamExt, poll};
use tokio::sync::oneshot::{self, Sender};
use tokio_util::sync::CancellationToken;

use ::copied::context_cancel as copied;

use super::local;
use super::{Cores, Form, GoForm, On, Pattern, Row, Work};

const COPIED: Form = Form {
    name: "copied",
    row: Row::Copied,
    on: On::OneThread,
    goal: None,
    share: 1,
    what: "join_all of requests with a CancellationToken",
    costs: "one task, so one core",
    work: Work::Task(|n| Box::pin(copied::cancel_all(n as usize))),
};

const UNORDERED: Form = Form {
    name: "unordered",
    row: Row::Other,
    what: "FuturesUnordered of requests with a CancellationToken",
    costs: "one task, so one core; a request starts when the set is awaited",
    work: Work::Task(|n| Box::pin(in_one_task(n))),
    ..COPIED
};

const IN_TASKS: Form = Form {
    name: "in_tasks",
    row: Row::Other,
    what: "a task each in a JoinSet, each with a clone of the token",
    costs: "",
    work: Work::Task(|n| Box::pin(copied::in_tasks(n as usize))),
    ..COPIED
};

macro_rules! cancel {
    ($name:literal, $size:literal, $times:literal, $share:literal,
     $one_task:literal) => {
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
            cores: Cores::Best,
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
                    goal: Some($one_task),
                    ..COPIED
                },
                COPIED.on_many("copied_many", Some($one_task)),
                Form {
                    goal: Some($one_task),
                    ..UNORDERED
                },
                UNORDERED.on_many("unordered_many", Some($one_task)),
                IN_TASKS,
                IN_TASKS.on_many("in_tasks_many", None),
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
    cancel!("cancel_10000", 10_000, 8, 100, 0.35);

/// Waits for the answer and for the word. An answer that came before the word
/// counts, so it looks once more.
async fn request(
    token: &CancellationToken,
    mut answer: oneshot::Receiver<u64>,
) -> u64 {
    match token.run_until_cancelled(&mut answer).await {
        Some(price) => price.unwrap_or(0),
        None => answer.try_recv().unwrap_or(0),
    }
}

/// Returns those that have not answered.
fn answer_every_second(shops: Vec<Sender<u64>>) -> Vec<Sender<u64>> {
    let mut silent = Vec::with_capacity(shops.len().div_ceil(2));
    for (n, shop) in shops.into_iter().enumerate() {
        if n % 2 == 0 {
            silent.push(shop);
        } else {
            shop.send(1).expect("the request waits for this");
        }
    }
    silent
}

async fn in_one_task(requests: u64) -> u64 {
    let token = CancellationToken::new();
    let (shops, mut set): (Vec<_>, FuturesUnordered<_>) = (0..requests)
        .map(|_| {
            let (shop, answer) = oneshot::channel();
            (shop, request(&token, answer))
        })
        .unzip();
    let silent = answer_every_second(shops);
    token.cancel();
    let mut answered = 0;
    while let Some(price) = set.next().await {
        answered += price;
    }
    drop(silent); // they were there to the end: what ended is the request
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

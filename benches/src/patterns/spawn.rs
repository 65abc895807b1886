//! Many units are started and joined; and what a waiting one holds.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::sync::watch;

use super::{Form, GoForm, On, Pattern, Row, Work};
use crate::measure;
use ::copied::chan_struct::field;
use ::copied::goroutine as copied;

pub const PATTERN: Pattern = Pattern {
    name: "spawn",
    in_go: "spawn",
    title: "start and join 100,000",
    unit: "unit",
    size: 100_000,
    times: 1,
    small: 50,
    expected: |orders| (0..orders).map(|order| order % 10).sum(),
    note: "Each returns a number; all are added up.",
    go: &[
        GoForm {
            name: "in_place",
            what: "WaitGroup.Go, results in a slice",
        },
        GoForm {
            name: "atomic",
            what: "WaitGroup.Go, results added to an atomic",
        },
    ],
    rust: &[
        Form {
            name: "literal",
            row: Row::Literal,
            on: On::Threads,
            goal: None,
            share: 1000,
            what: "a thread each (100 of them)",
            costs: "",
            work: Work::Blocking(copied::literal),
        },
        Form {
            name: "copied",
            row: Row::Copied,
            on: On::OneThread,
            goal: Some(0.80),
            share: 1,
            what: "a JoinSet of tasks, results as they end",
            costs: "",
            work: Work::Task(|n| Box::pin(copied::spawn_and_join(n))),
        },
        Form {
            name: "copied_many",
            row: Row::Other,
            on: On::ManyThreads,
            goal: None,
            share: 1,
            what: "the same on a thread for each core",
            costs: "",
            work: Work::Task(|n| Box::pin(copied::spawn_and_join(n))),
        },
        Form {
            name: "rayon",
            row: Row::Other,
            on: On::Rayon,
            goal: None,
            share: 1,
            what: "rayon::scope, results added to an atomic",
            costs: "a unit must not wait",
            work: Work::Blocking(in_scope),
        },
        Form {
            name: "unordered",
            row: Row::Fastest,
            on: On::OneThread,
            goal: Some(0.50),
            share: 1,
            what: "FuturesUnordered",
            costs: "all in one task, so on one thread; a unit starts when \
                    the set is awaited",
            work: Work::Task(|n| Box::pin(in_one_task(n))),
        },
    ],
};

pub const PARKED: Pattern = Pattern {
    name: "parked",
    in_go: "parked",
    title: "memory of a waiting unit",
    unit: "unit",
    size: 10_000,
    times: 1,
    small: 1000,
    expected: |units| units,
    note: "Resident bytes, each in a fresh process. Stacks and structures \
           that the kernel keeps for a thread are not in it.",
    go: &[GoForm {
        name: "goroutines",
        what: "goroutines that wait for a channel to be closed",
    }],
    rust: &[
        Form {
            name: "literal",
            row: Row::Literal,
            on: On::Threads,
            goal: None,
            share: 10,
            what: "threads that wait for a channel to be closed",
            costs: "",
            work: Work::Bytes(held_by_threads),
        },
        Form {
            name: "copied",
            row: Row::Copied,
            on: On::OneThread,
            goal: Some(0.25),
            share: 1,
            what: "tokio tasks of a JoinSet that wait for a watch",
            costs: "",
            work: Work::Bytes(held_by_tasks),
        },
        Form {
            name: "unordered",
            row: Row::Fastest,
            on: On::OneThread,
            goal: Some(0.10),
            share: 1,
            what: "FuturesUnordered, each waits for one oneshot",
            costs: "all in one task, so on one thread",
            work: Work::Bytes(held_by_futures),
        },
    ],
};

fn in_scope(orders: u64) -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    let sum = AtomicU64::new(0);
    rayon::scope(|scope| {
        for order in 0..orders {
            let sum = &sum;
            scope.spawn(move |_| {
                sum.fetch_add(copied::price(order), Ordering::Relaxed);
            });
        }
    });
    sum.into_inner()
}

async fn in_one_task(orders: u64) -> u64 {
    let units =
        (0..orders).map(|order| async move { copied::price(order) });
    let mut set: FuturesUnordered<_> = units.collect();
    let mut total = 0;
    while let Some(price) = set.next().await {
        total += price;
    }
    total
}

fn held_by_threads(units: u64) -> Option<u64> {
    use std::sync::{Barrier, mpsc};
    // Each thread has a receiver of its own, and a sender is all it waits
    // for; std's receiver cannot be shared.
    let before = measure::resident()?;
    let ready = Barrier::new(units as usize + 1);
    std::thread::scope(|scope| {
        let senders: Vec<_> = (0..units)
            .map(|_| {
                let (sender, receiver) = mpsc::channel::<()>();
                let ready = &ready;
                scope.spawn(move || {
                    ready.wait();
                    receiver.recv().is_err()
                });
                sender
            })
            .collect();
        ready.wait();
        let held = measure::resident();
        drop(senders);
        Some(held?.saturating_sub(before))
    })
}

fn held_by_tasks(units: u64) -> Option<u64> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().build().ok()?;
    runtime.block_on(async {
        let before = measure::resident()?;
        let (gate, _) = watch::channel(false);
        let field = field(units as usize, &gate);
        // Every task runs before the one that yielded runs again.
        tokio::task::yield_now().await;
        let held = measure::resident();
        gate.send_replace(true);
        let started = field.join_all().await;
        assert!(started.into_iter().all(|started| started));
        Some(held?.saturating_sub(before))
    })
}

fn held_by_futures(units: u64) -> Option<u64> {
    futures::executor::block_on(async {
        let before = measure::resident()?;
        let set: FuturesUnordered<_> = (0..units)
            .map(|_| futures::future::pending::<()>())
            .collect();
        let mut set = Box::pin(set);
        // One look at each, after which all of them wait.
        let none = futures::poll!(set.next());
        let held = measure::resident();
        assert!(none.is_pending(), "they wait for ever");
        Some(held?.saturating_sub(before))
    })
}

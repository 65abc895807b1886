//! Many units are started and joined; and what a waiting one holds.

use futures::StreamExt;
use futures::channel::oneshot;
use futures::stream::FuturesUnordered;
use tokio::runtime::Builder;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::{Cores, Form, GoForm, On, Pattern, Row, Work};
use crate::measure;
use ::copied::chan_struct::field;
use ::copied::goroutine as copied;

const COPIED: Form = Form {
    name: "copied",
    row: Row::Copied,
    on: On::OneThread,
    goal: Some(0.90),
    share: 1,
    what: "a JoinSet of tasks, results as they end",
    costs: "",
    work: Work::Task(|n| Box::pin(copied::spawn_and_join(n))),
};

const BOUNDED: Form = Form {
    name: "bounded",
    row: Row::Other,
    on: On::OneThread,
    goal: None,
    share: 1,
    what: "a JoinSet of at most 1,000 tasks at a time",
    costs: "a unit starts when one before it has ended",
    work: Work::Task(|n| Box::pin(bounded(n))),
};

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
    cores: Cores::Best,
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
        COPIED,
        COPIED.on_many("copied_many", Some(1.0)),
        BOUNDED,
        BOUNDED.on_many("bounded_many", None),
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

const PARKED_COPIED: Form = Form {
    name: "copied",
    row: Row::Copied,
    on: On::OneThread,
    goal: Some(0.25),
    share: 1,
    what: "tasks of a JoinSet that wait for a watch",
    costs: "",
    work: Work::Bytes(|units| {
        held_by_tasks(units, &mut Builder::new_current_thread())
    }),
};

const PARKED_COPIED_MANY: Form = Form {
    name: "copied_many",
    on: On::ManyThreads,
    goal: None,
    work: Work::Bytes(|units| {
        held_by_tasks(units, &mut Builder::new_multi_thread())
    }),
    ..PARKED_COPIED
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
    cores: Cores::Best,
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
        PARKED_COPIED,
        PARKED_COPIED_MANY,
        Form {
            name: "unordered",
            row: Row::Fastest,
            on: On::OneThread,
            goal: Some(0.10),
            share: 1,
            what: "FuturesUnordered, each waits for a oneshot of its own",
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

async fn bounded(orders: u64) -> u64 {
    let mut tasks = JoinSet::new();
    let mut total = 0;
    for order in 0..orders {
        if tasks.len() == 1000 {
            let price = tasks.join_next().await;
            total += price.map_or(0, |p| p.expect("no task panics"));
        }
        tasks.spawn(async move { copied::price(order) });
    }
    total + tasks.join_all().await.into_iter().sum::<u64>()
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
        let (senders, threads): (Vec<_>, Vec<_>) = (0..units)
            .map(|_| {
                let (sender, receiver) = mpsc::channel::<()>();
                let ready = &ready;
                let thread = scope.spawn(move || {
                    ready.wait();
                    receiver.recv().is_err()
                });
                (sender, thread)
            })
            .unzip();
        ready.wait();
        let held = measure::resident();
        drop(senders);
        for thread in threads {
            assert!(thread.join().ok()?, "its sender is gone");
        }
        Some(held?.saturating_sub(before))
    })
}

fn held_by_tasks(units: u64, builder: &mut Builder) -> Option<u64> {
    let runtime = builder.build().ok()?;
    runtime.block_on(async {
        let before = measure::resident()?;
        let (gate, _) = watch::channel(false);
        let field = field(units as usize, &gate);
        // On one thread every task runs before the one that yielded runs
        // again. On many some may not have begun: a task has all its memory
        // from its spawn on.
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
        let (gates, mut set): (Vec<_>, FuturesUnordered<_>) =
            (0..units).map(|_| oneshot::channel::<()>()).unzip();
        // One look at each, after which all of them wait.
        let none = futures::poll!(set.next());
        let held = measure::resident();
        assert!(none.is_pending(), "their senders are here");
        drop(gates);
        while let Some(answer) = set.next().await {
            assert!(answer.is_err(), "its sender is gone");
        }
        Some(held?.saturating_sub(before))
    })
}

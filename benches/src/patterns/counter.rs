//! Eight that count together.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use super::{Form, GoForm, On, Pattern, Row, Work};
use ::copied::contended_counter as copied;

const WORKERS: u64 = 8;

const LOCK: Form = Form {
    name: "copied",
    row: Row::Copied,
    on: On::Threads,
    goal: None,
    share: 1,
    what: "8 threads, the Mutex of parking_lot",
    costs: "",
    work: Work::Blocking(|counts| {
        copied::contended(WORKERS as usize, counts / WORKERS)
    }),
};

const APART: Form = Form {
    name: "apart",
    row: Row::Fastest,
    on: On::Threads,
    goal: None,
    share: 1,
    what: "8 threads, a count each that nobody else writes",
    costs: "numbers only; a sum read meanwhile is of no one moment",
    work: Work::Blocking(|counts| {
        copied::apart(WORKERS as usize, counts / WORKERS)
    }),
};

pub const LOCKED: Pattern = Pattern {
    name: "counter",
    in_go: "counter",
    title: "contended counter behind a lock",
    unit: "count",
    size: 2_000_000,
    times: 1,
    small: 800,
    expected: |counts| counts,
    note: "Lock against lock, as for data that no atomic can hold. To lock \
           and unlock is two atomic operations, and on one core Go pays \
           little more; on two cores the lock's cache line has to travel. \
           The fastest row leaves the lock, which Go can do as well: see \
           counter_any.",
    go: &[GoForm {
        name: "mutex",
        what: "8 goroutines, sync.Mutex",
    }],
    rust: &[
        Form {
            name: "literal",
            row: Row::Literal,
            on: On::Threads,
            goal: None,
            share: 2,
            what: "8 threads, the Mutex of std",
            costs: "",
            work: Work::Blocking(|counts| {
                copied::literal(WORKERS as usize, counts / WORKERS)
            }),
        },
        Form {
            goal: Some(0.85),
            ..LOCK
        },
        Form {
            goal: Some(0.20),
            ..APART
        },
    ],
};

pub const ANY_WAY: Pattern = Pattern {
    name: "counter_any",
    in_go: "counter_any",
    title: "contended counter, any way",
    unit: "count",
    size: 2_000_000,
    times: 1,
    small: 800,
    expected: |counts| counts,
    note: "An atomic addition is the same instruction in both languages, and \
           so is an ordinary one: ties, at the limit of the machine. In Rust \
           others may read the count that one thread writes; in Go that is \
           a data race, or an atomic store, which costs as much as an \
           addition.",
    go: &[
        GoForm {
            name: "mutex",
            what: "8 goroutines, sync.Mutex",
        },
        GoForm {
            name: "atomic",
            what: "8 goroutines, one atomic",
        },
        GoForm {
            name: "padded",
            what: "8 goroutines, an atomic each, a cache line apart",
        },
        GoForm {
            name: "apart",
            what: "8 goroutines, a count each, added up at the end",
        },
    ],
    rust: &[
        LOCK,
        Form {
            name: "atomic",
            row: Row::Other,
            on: On::Threads,
            goal: None,
            share: 1,
            what: "8 threads, one atomic",
            costs: "",
            work: Work::Blocking(one_atomic),
        },
        Form {
            name: "padded",
            row: Row::Other,
            on: On::Threads,
            goal: None,
            share: 1,
            what: "8 threads, an atomic each, a cache line apart",
            costs: "",
            work: Work::Blocking(padded),
        },
        APART,
    ],
};

fn one_atomic(counts: u64) -> u64 {
    let count = AtomicU64::new(0);
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                for _ in 0..counts / WORKERS {
                    count.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    count.into_inner()
}

/// Two lines of 64 bytes: processors fetch them in pairs.
#[derive(Default)]
#[repr(align(128))]
struct Padded(AtomicU64);

fn padded(counts: u64) -> u64 {
    let mut counters: [Padded; WORKERS as usize] = Default::default();
    thread::scope(|scope| {
        for counter in &counters {
            scope.spawn(|| {
                for _ in 0..counts / WORKERS {
                    counter.0.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    counters
        .iter_mut()
        .map(|counter| *counter.0.get_mut())
        .sum()
}

//! Eight that count together.

use std::hint::black_box;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use super::{Cores, Form, GoForm, On, Pattern, Row, Work};
use ::copied::contended_counter as copied;

const WORKERS: u64 = 8;

/// So often it is counted each time that the lock is taken.
const BATCH: u64 = 64;

const STD: Form = Form {
    name: "std",
    row: Row::Copied,
    on: On::Threads,
    goal: None,
    share: 1,
    what: "8 threads, std's Mutex",
    costs: "",
    work: Work::Blocking(|counts| {
        copied::literal(WORKERS as usize, counts / WORKERS)
    }),
};

const PARKING_LOT: Form = Form {
    name: "parking_lot",
    what: "8 threads, parking_lot's Mutex",
    costs: "a dependency; it is not poisoned by a panic",
    work: Work::Blocking(|counts| {
        copied::contended(WORKERS as usize, counts / WORKERS)
    }),
    ..STD
};

const BATCHED: Form = Form {
    name: "batched",
    row: Row::Fastest,
    what: "8 threads, std's Mutex, 64 counts each time it is locked",
    costs: "the others wait for 64 counts, not for one",
    work: Work::Blocking(batched),
    ..STD
};

const APART: Form = Form {
    name: "apart",
    row: Row::Fastest,
    what: "8 threads, a count each that nobody else writes",
    costs: "numbers only; a sum read meanwhile is of no one moment",
    work: Work::Blocking(|counts| {
        copied::apart(WORKERS as usize, counts / WORKERS)
    }),
    ..STD
};

const GO_MUTEX: GoForm = GoForm {
    name: "mutex",
    what: "8 goroutines, sync.Mutex",
};

pub const LOCKED: Pattern = Pattern {
    name: "counter",
    in_go: "counter",
    title: "counter behind a lock, each at its best number of cores",
    unit: "count",
    // Shorter, and a thread has ended before the next one has started.
    size: 4_000_000,
    times: 1,
    small: 1024,
    expected: |counts| counts,
    note: "Lock against lock, as for data that no atomic can hold. With one \
           core a thread hardly ever finds the lock taken; with two the \
           lock's cache line has to travel. A count that all change needs no lock: see \
           counter_any.",
    go: &[GO_MUTEX],
    cores: Cores::Best,
    rust: &[
        STD.on_one_core("std_one_core", Some(0.95)),
        PARKING_LOT.on_one_core("parking_lot_one_core", Some(0.95)),
        STD,
        PARKING_LOT,
        Form {
            goal: Some(0.20),
            ..BATCHED
        },
    ],
};

pub const ALL_CORES: Pattern = Pattern {
    name: "counter_all_cores",
    title: "counter behind a lock, all cores each",
    note: "The same, and Go has all cores too.",
    cores: Cores::All,
    rust: &[
        STD,
        Form {
            goal: Some(0.60),
            ..PARKING_LOT
        },
        Form {
            goal: Some(0.20),
            ..BATCHED
        },
    ],
    ..LOCKED
};

const LONGER_STD: Form = Form {
    row: Row::Other,
    work: Work::Blocking(longer_std),
    ..STD
};

const LONGER_PARKING_LOT: Form = Form {
    row: Row::Other,
    work: Work::Blocking(longer_parking_lot),
    ..PARKING_LOT
};

pub const LONGER: Pattern = Pattern {
    name: "counter_100ns",
    in_go: "counter_100ns",
    title: "100 ns of work behind a lock, one core each",
    unit: "locking",
    size: 400_000,
    times: 1,
    small: 1024,
    expected: |lockings| (0..lockings).fold(1, |state, _| work(state)),
    note: "The work is all there is: the lock is a small part of it.",
    go: &[GO_MUTEX],
    cores: Cores::One,
    rust: &[
        LONGER_STD.on_one_core("std", Some(1.0)),
        LONGER_PARKING_LOT.on_one_core("parking_lot", Some(1.0)),
        Form {
            on: On::OneCore,
            work: Work::Blocking(longer_batched),
            what: "8 threads, std's Mutex, 64 turns each time it is locked",
            costs: "the others wait for 64 turns, not for one",
            ..BATCHED
        },
    ],
};

pub const LONGER_ALL_CORES: Pattern = Pattern {
    name: "counter_100ns_all_cores",
    title: "100 ns of work behind a lock, all cores each",
    cores: Cores::All,
    rust: &[
        Form {
            goal: Some(1.0),
            ..LONGER_STD
        },
        Form {
            goal: Some(1.0),
            ..LONGER_PARKING_LOT
        },
        Form {
            work: Work::Blocking(longer_batched),
            what: "8 threads, std's Mutex, 64 turns each time it is locked",
            costs: "the others wait for 64 turns, not for one",
            ..BATCHED
        },
    ],
    ..LONGER
};

pub const ANY_WAY: Pattern = Pattern {
    name: "counter_any",
    title: "contended counter, any way",
    note: "A sum in a variable of its own is the same instruction in both \
           languages, and nobody may read it before its thread has ended. A \
           count that others may read at any time is a store for each count \
           in Rust, and in Go an atomic store, which costs as much as an \
           atomic addition.",
    in_go: "counter_any",
    go: &[
        GO_MUTEX,
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
        STD,
        PARKING_LOT,
        Form {
            name: "atomic",
            row: Row::Other,
            what: "8 threads, one atomic",
            work: Work::Blocking(one_atomic),
            ..STD
        },
        Form {
            name: "padded",
            row: Row::Other,
            what: "8 threads, an atomic each, a cache line apart",
            work: Work::Blocking(padded),
            ..STD
        },
        APART,
        Form {
            name: "local_sums",
            what: "8 threads, a sum each in a local variable",
            costs: "nobody can read a sum before its thread has ended",
            goal: Some(1.0),
            work: Work::Blocking(local_sums),
            ..APART
        },
    ],
    ..LOCKED
};

/// About 100 ns: each step needs the one before.
fn work(mut state: u64) -> u64 {
    for _ in 0..60 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
    }
    state
}

/// Each worker does its part of so many turns.
fn by_workers(turns: u64, worker: impl Fn(u64) + Sync) {
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| worker(turns / WORKERS));
        }
    });
}

fn batched(counts: u64) -> u64 {
    in_batches(counts, 0, |count| count + 1)
}

fn longer_batched(lockings: u64) -> u64 {
    in_batches(lockings, 1, work)
}

fn in_batches(turns: u64, start: u64, turn: fn(u64) -> u64) -> u64 {
    let state = Mutex::new(start);
    by_workers(turns, |turns| {
        for from in (0..turns).step_by(BATCH as usize) {
            let mut state = state.lock().expect("no worker panics");
            for _ in from..turns.min(from + BATCH) {
                *state = turn(*state);
            }
        }
    });
    state.into_inner().expect("no worker panicked")
}

fn longer_std(lockings: u64) -> u64 {
    let state = Mutex::new(1);
    by_workers(lockings, |turns| {
        for _ in 0..turns {
            let mut state = state.lock().expect("no worker panics");
            *state = work(*state);
        }
    });
    state.into_inner().expect("no worker panicked")
}

fn longer_parking_lot(lockings: u64) -> u64 {
    let state = parking_lot::Mutex::new(1);
    by_workers(lockings, |turns| {
        for _ in 0..turns {
            let mut state = state.lock();
            *state = work(*state);
        }
    });
    state.into_inner()
}

fn local_sums(counts: u64) -> u64 {
    let sum = || {
        let mut sum = 0;
        for _ in 0..counts / WORKERS {
            sum += 1;
            // Otherwise the compiler knows the sum and runs no loop.
            black_box(());
        }
        sum
    };
    thread::scope(|scope| {
        let workers: Vec<_> =
            (0..WORKERS).map(|_| scope.spawn(sum)).collect();
        let sums = workers.into_iter().map(|worker| worker.join());
        sums.map(|sum| sum.expect("adding does not panic")).sum()
    })
}

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

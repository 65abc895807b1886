//! Jobs for a pool of workers.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{Cores, Form, GoForm, On, Pattern, Row, Work};
use ::copied::worker_pool::{self as copied, score as tiny};

const GO: &[GoForm] = &[
    GoForm {
        name: "channels_4",
        what: "4 goroutines, a channel of jobs and one of results",
    },
    GoForm {
        name: "channels",
        what: "the same with a goroutine for each core",
    },
    GoForm {
        name: "split",
        what: "no channel: each goroutine has its range",
    },
    GoForm {
        name: "taken",
        what: "no channel: 64 jobs at a time from an atomic counter",
    },
];

pub const TINY: Pattern = Pattern {
    name: "pool_tiny",
    in_go: "pool_tiny",
    title: "worker pool, jobs of a nanosecond",
    unit: "job",
    size: 2_000_000,
    times: 1,
    small: 1000,
    expected: |jobs| (0..jobs).map(tiny).sum(),
    note: "rayon has no queue of jobs: it halves a range. So has Go's split. \
           Jobs that arrive one by one must go through a queue: the \
           literal row is for those.",
    go: GO,
    cores: Cores::Best,
    rust: &[
        Form {
            name: "literal",
            row: Row::Literal,
            on: On::Threads,
            goal: None,
            share: 20,
            what: "4 threads, two crossbeam channels",
            costs: "",
            work: Work::Blocking(|jobs| copied::literal(jobs, 4, tiny)),
        },
        Form {
            name: "copied",
            row: Row::Copied,
            on: On::Rayon,
            goal: Some(0.50),
            share: 1,
            what: "rayon into_par_iter",
            costs: "",
            work: Work::Blocking(|jobs| copied::pool(jobs, tiny)),
        },
        Form {
            name: "blocks",
            row: Row::Fastest,
            on: On::Rayon,
            goal: Some(0.40),
            share: 1,
            what: "rayon over blocks of 4096 jobs",
            costs: "a block is one thread's, however long its jobs take",
            work: Work::Blocking(in_blocks),
        },
    ],
};

pub const TEN_MICROS: Pattern = Pattern {
    name: "pool_10us",
    in_go: "pool_10us",
    title: "worker pool, jobs of 10 us",
    unit: "job",
    size: 5000,
    times: 1,
    small: 20,
    expected: |jobs| (0..jobs).map(ten_micros).sum(),
    note: "Here the work is all: what is left between the forms is how well \
           both cores are kept busy.",
    go: GO,
    cores: Cores::Best,
    rust: &[
        Form {
            name: "literal",
            row: Row::Literal,
            on: On::Threads,
            goal: None,
            share: 1,
            what: "4 threads, two crossbeam channels",
            costs: "",
            work: Work::Blocking(|jobs| {
                copied::literal(jobs, 4, ten_micros)
            }),
        },
        Form {
            name: "copied",
            row: Row::Copied,
            on: On::Rayon,
            goal: Some(1.0),
            share: 1,
            what: "rayon into_par_iter",
            costs: "",
            work: Work::Blocking(|jobs| copied::pool(jobs, ten_micros)),
        },
        Form {
            name: "scope",
            row: Row::Fastest,
            on: On::Rayon,
            goal: Some(1.0),
            share: 1,
            what: "rayon::scope, a spawn for each 16 jobs",
            costs: "an allocation for each spawn",
            work: Work::Blocking(in_scope),
        },
    ],
};

/// Each step needs the one before: no compiler can fold them.
fn ten_micros(job: u64) -> u64 {
    let mut x = job | 1;
    for _ in 0..5000 {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
    }
    x & 0xffff
}

fn in_blocks(jobs: u64) -> u64 {
    let blocks = (0..jobs.div_ceil(4096)).into_par_iter();
    blocks
        .map(|block| {
            let from = block * 4096;
            (from..jobs.min(from + 4096)).map(tiny).sum::<u64>()
        })
        .sum()
}

fn in_scope(jobs: u64) -> u64 {
    let sum = std::sync::atomic::AtomicU64::new(0);
    rayon::scope(|scope| {
        for from in (0..jobs).step_by(16) {
            let sum = &sum;
            scope.spawn(move |_| {
                let block = (from..jobs.min(from + 16)).map(ten_micros);
                let block = block.sum();
                sum.fetch_add(block, std::sync::atomic::Ordering::Relaxed);
            });
        }
    });
    sum.into_inner()
}

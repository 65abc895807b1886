//! Two counters, each with a thread of its own: in one cache line, and apart.
#![allow(missing_docs, reason = "what the macros make has no page")]

mod common;

use std::sync::atomic::{AtomicU64, Ordering};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Two lines of 64 bytes: processors fetch them in pairs.
#[derive(Default)]
#[repr(align(128))]
struct Padded(AtomicU64);

fn times(counter: &AtomicU64, count: u64) {
    for _ in 0..count {
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

fn false_sharing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("false_sharing");
    group.throughput(Throughput::Elements(2));
    let together = <[AtomicU64; 2]>::default();
    group.bench_function("one_line", |bench| {
        bench.iter_custom(|count| {
            let [first, second] = &together;
            common::two_at_once(
                || times(first, count),
                || times(second, count),
            )
        });
    });
    let apart = <[Padded; 2]>::default();
    group.bench_function("apart", |bench| {
        bench.iter_custom(|count| {
            let [first, second] = &apart;
            common::two_at_once(
                || times(&first.0, count),
                || times(&second.0, count),
            )
        });
    });
    group.finish();
}

criterion_group! {
    name = all;
    config = common::quick();
    targets = false_sharing
}
criterion_main!(all);

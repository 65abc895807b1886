//! Locks and atomics, alone and with a second thread that wants the same.
#![allow(missing_docs, reason = "what the macros make has no page")]

mod common;

use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, RwLock};
use std::time::Instant;

use criterion::measurement::WallTime;
use criterion::{
    BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main,
};

/// Alone, then by two threads at once: the same number of times together.
fn both(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    once: impl Fn() + Sync,
) {
    let times = |count: u64| (0..count).for_each(|_| once());
    group.bench_function(format!("{name}/alone"), |bench| {
        bench.iter_custom(|count| {
            let start = Instant::now();
            times(count);
            start.elapsed()
        });
    });
    group.bench_function(format!("{name}/two_threads"), |bench| {
        bench.iter_custom(|count| {
            let half = count.div_ceil(2);
            common::two_at_once(|| times(half), || times(half))
        });
    });
}

fn locks_and_atomics(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("locks_and_atomics");
    group.throughput(Throughput::Elements(1));
    let number = AtomicU64::new(0);
    both(&mut group, "fetch_add_relaxed", || {
        number.fetch_add(1, Ordering::Relaxed);
    });
    both(&mut group, "fetch_add_seq_cst", || {
        number.fetch_add(1, Ordering::SeqCst);
    });
    both(&mut group, "load", || {
        black_box(number.load(Ordering::Acquire));
    });
    let lock = Mutex::new(0_u64);
    both(&mut group, "std_mutex", || {
        *lock.lock().expect("nobody panics with it") += 1;
    });
    let lock = parking_lot::Mutex::new(0_u64);
    both(&mut group, "parking_lot_mutex", || *lock.lock() += 1);
    let lock = RwLock::new(0_u64);
    both(&mut group, "std_rwlock_read", || {
        black_box(*lock.read().expect("nobody panics with it"));
    });
    let lock = parking_lot::RwLock::new(0_u64);
    both(&mut group, "parking_lot_rwlock_read", || {
        black_box(*lock.read());
    });
    group.bench_function("tokio_mutex/alone", |bench| {
        let runtime = common::one_thread();
        bench.iter_custom(|count| {
            runtime.block_on(common::as_task(async move {
                let lock = tokio::sync::Mutex::new(0_u64);
                let start = Instant::now();
                for _ in 0..count {
                    *lock.lock().await += 1;
                }
                start.elapsed()
            }))
        });
    });
    group.finish();
}

criterion_group! {
    name = all;
    config = common::quick();
    targets = locks_and_atomics
}
criterion_main!(all);

//! Starting a unit of work and waiting for its end.
#![allow(missing_docs, reason = "what the macros make has no page")]

mod common;

use std::hint::black_box;
use std::thread;

use criterion::{
    Criterion, SamplingMode, Throughput, criterion_group, criterion_main,
};
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::task::JoinSet;

const THREADS: u64 = 50;
const TASKS: u64 = 1000;

fn threads() -> u64 {
    let all: Vec<_> = (0..THREADS)
        .map(|n| thread::spawn(move || black_box(n)))
        .collect();
    let all = all.into_iter().map(|thread| thread.join());
    all.map(|n| n.expect("it does not panic")).sum()
}

fn scoped() -> u64 {
    thread::scope(|scope| {
        let all: Vec<_> = (0..THREADS)
            .map(|n| scope.spawn(move || black_box(n)))
            .collect();
        let all = all.into_iter().map(|thread| thread.join());
        all.map(|n| n.expect("it does not panic")).sum()
    })
}

async fn tasks() -> u64 {
    let all: JoinSet<_> =
        (0..TASKS).map(|n| async move { black_box(n) }).collect();
    all.join_all().await.iter().sum()
}

async fn unordered() -> u64 {
    let all = (0..TASKS).map(|n| async move { black_box(n) });
    let mut all: FuturesUnordered<_> = all.collect();
    let mut sum = 0;
    while let Some(n) = all.next().await {
        sum += n;
    }
    sum
}

fn jobs() {
    rayon::scope(|scope| {
        for n in 0..TASKS {
            scope.spawn(move |_| {
                black_box(n);
            });
        }
    });
}

fn spawn_and_join(criterion: &mut Criterion) {
    let (one, many) = (common::one_thread(), common::many_threads());
    let mut group = criterion.benchmark_group("spawn_and_join");
    group.sampling_mode(SamplingMode::Flat);
    group.throughput(Throughput::Elements(THREADS));
    group.bench_function("thread", |bench| bench.iter(threads));
    group.bench_function("scoped_thread", |bench| bench.iter(scoped));
    group.throughput(Throughput::Elements(TASKS));
    for (name, runtime) in
        [("tokio_one_thread", &one), ("tokio_many_threads", &many)]
    {
        group.bench_function(name, |bench| {
            bench.to_async(runtime).iter(|| common::as_task(tasks()));
        });
    }
    group.bench_function("futures_unordered", |bench| {
        bench.to_async(&one).iter(|| common::as_task(unordered()));
    });
    group.bench_function("rayon_scope", |bench| bench.iter(jobs));
    group.finish();
}

criterion_group! {
    name = all;
    config = common::quick();
    targets = spawn_and_join
}
criterion_main!(all);

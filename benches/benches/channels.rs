//! Messages through channels, between threads and between tasks.
#![allow(missing_docs, reason = "what the macros make has no page")]

mod common;

use std::sync::mpsc::sync_channel;
use std::thread;

use criterion::{
    Criterion, SamplingMode, Throughput, criterion_group, criterion_main,
};

const MESSAGES: u64 = 10_000;
const PLACES: usize = 100;
const SUM: u64 = MESSAGES * (MESSAGES - 1) / 2;

fn of_std() -> u64 {
    let (send, receive) = sync_channel(PLACES);
    thread::scope(|scope| {
        scope.spawn(move || {
            for message in 0..MESSAGES {
                send.send(message).expect("it is received");
            }
        });
        receive.iter().sum()
    })
}

fn of_crossbeam() -> u64 {
    let (send, receive) = crossbeam::channel::bounded(PLACES);
    thread::scope(|scope| {
        scope.spawn(move || {
            for message in 0..MESSAGES {
                send.send(message).expect("it is received");
            }
        });
        receive.iter().sum()
    })
}

async fn of_tokio() -> u64 {
    let (send, mut receive) = tokio::sync::mpsc::channel(PLACES);
    let sender = tokio::spawn(async move {
        for message in 0..MESSAGES {
            send.send(message).await.expect("it is received");
        }
    });
    let mut sum = 0;
    while let Some(message) = receive.recv().await {
        sum += message;
    }
    sender.await.expect("sending does not panic");
    sum
}

async fn of_tokio_in_batches() -> u64 {
    let (send, mut receive) = tokio::sync::mpsc::channel(PLACES);
    let sender = tokio::spawn(async move {
        let mut rest = 0..MESSAGES;
        while !rest.is_empty() {
            let wanted = (rest.end - rest.start).min(50) as usize;
            let places = send.reserve_many(wanted).await;
            let places = places.expect("it is received");
            for (place, message) in places.zip(&mut rest) {
                place.send(message);
            }
        }
    });
    let (mut sum, mut batch) = (0, Vec::with_capacity(PLACES));
    while receive.recv_many(&mut batch, PLACES).await > 0 {
        sum += batch.drain(..).sum::<u64>();
    }
    sender.await.expect("sending does not panic");
    sum
}

fn channels(criterion: &mut Criterion) {
    let (one, many) = (common::one_thread(), common::many_threads());
    assert_eq!((of_std(), of_crossbeam()), (SUM, SUM));
    assert_eq!(many.block_on(of_tokio()), SUM);
    assert_eq!(many.block_on(of_tokio_in_batches()), SUM);
    let mut group = criterion.benchmark_group("channels_100_places");
    group.throughput(Throughput::Elements(MESSAGES));
    group.sampling_mode(SamplingMode::Flat);
    group.bench_function("threads/std", |bench| bench.iter(of_std));
    group.bench_function("threads/crossbeam", |bench| {
        bench.iter(of_crossbeam);
    });
    for (name, runtime) in [("one_thread", &one), ("many_threads", &many)] {
        group.bench_function(format!("{name}/tokio"), |bench| {
            bench.to_async(runtime).iter(|| common::as_task(of_tokio()));
        });
        group.bench_function(format!("{name}/tokio_batches"), |bench| {
            let work = || common::as_task(of_tokio_in_batches());
            bench.to_async(runtime).iter(work);
        });
    }
    group.finish();
}

criterion_group! {
    name = all;
    config = common::quick();
    targets = channels
}
criterion_main!(all);

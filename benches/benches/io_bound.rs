//! Items that wait: for a timer, and for an answer over loopback TCP.
#![allow(missing_docs, reason = "what the macros make has no page")]

mod common;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use criterion::{
    Criterion, SamplingMode, Throughput, criterion_group, criterion_main,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::JoinSet;

const WAITS: u64 = 100;
const WAIT: Duration = Duration::from_millis(2);

async fn waits() {
    let all: JoinSet<_> =
        (0..WAITS).map(|_| tokio::time::sleep(WAIT)).collect();
    all.join_all().await;
}

#[expect(clippy::disallowed_methods, reason = "a wait is what is measured")]
fn waits_in_threads() {
    thread::scope(|scope| {
        for _ in 0..WAITS {
            scope.spawn(|| thread::sleep(WAIT));
        }
    });
}

fn timers(criterion: &mut Criterion) {
    let (one, many) = (common::one_thread(), common::many_threads());
    let mut group = criterion.benchmark_group("timers_100_of_2ms");
    group.sampling_mode(SamplingMode::Flat);
    group.throughput(Throughput::Elements(WAITS));
    for (name, runtime) in
        [("tokio_one_thread", &one), ("tokio_many_threads", &many)]
    {
        group.bench_function(name, |bench| {
            bench.to_async(runtime).iter(|| common::as_task(waits()));
        });
    }
    group.bench_function("threads", |bench| bench.iter(waits_in_threads));
    group.finish();
}

/// Answers 64 bytes with the same 64 bytes. It is not joined: it ends with the
/// process, for a bench may be left at any point.
fn echo() -> std::net::SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            thread::spawn(move || answer(stream));
        }
    });
    address
}

fn answer(mut stream: TcpStream) {
    let mut message = [0; 64];
    let said = stream.set_nodelay(true);
    while said.is_ok() && stream.read_exact(&mut message).is_ok() {
        if stream.write_all(&message).is_err() {
            return;
        }
    }
}

fn round_trip(criterion: &mut Criterion) {
    let address = echo();
    let one = common::one_thread();
    let mut group = criterion.benchmark_group("tcp_round_trip_64_bytes");
    group.throughput(Throughput::Bytes(128));
    group.bench_function("blocking", |bench| {
        let mut stream = TcpStream::connect(address).expect("it listens");
        stream.set_nodelay(true).expect("a TCP stream");
        let mut message = [7; 64];
        bench.iter(|| {
            stream.write_all(&message).expect("the echo reads");
            stream.read_exact(&mut message).expect("the echo answers");
        });
    });
    group.bench_function("tokio_one_thread", |bench| {
        bench.iter_custom(|rounds| {
            // Connecting is not measured.
            one.block_on(common::as_task(async move {
                let stream = tokio::net::TcpStream::connect(address).await;
                let mut stream = stream.expect("it listens");
                stream.set_nodelay(true).expect("a TCP stream");
                let mut message = [7; 64];
                let start = std::time::Instant::now();
                for _ in 0..rounds {
                    let sent = stream.write_all(&message).await;
                    sent.expect("the echo reads");
                    let read = stream.read_exact(&mut message).await;
                    read.expect("the echo answers");
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
    targets = timers, round_trip
}
criterion_main!(all);

//! The pipeline with a thousand items in each message.

use tokio::sync::mpsc;

use super::{Cores, Form, GoForm, On, Pattern, Row, Work, sum_below};
use ::copied::pipeline as copied;

const CHUNK: u64 = 1000;

const COPIED: Form = Form {
    name: "copied",
    row: Row::Copied,
    on: On::OneThread,
    goal: Some(0.50),
    share: 1,
    what: "mpsc(4) of Vec, a new one each time",
    costs: "",
    work: Work::Task(|items| Box::pin(copied::in_chunks(items, CHUNK))),
};

pub const PATTERN: Pattern = Pattern {
    name: "chunks",
    in_go: "chunks",
    title: "chunked pipeline, 1000 items a message",
    unit: "item",
    size: 4_000_000,
    times: 1,
    small: 5000,
    expected: |items| 2 * sum_below(items),
    note: "Go is also measured with its slices given back and used again.",
    go: &[
        GoForm {
            name: "new",
            what: "chan []T, a new slice each time",
        },
        GoForm {
            name: "recycled",
            what: "chan []T, slices given back by a channel",
        },
    ],
    cores: Cores::Best,
    rust: &[
        Form {
            name: "literal",
            row: Row::Literal,
            on: On::Threads,
            goal: None,
            share: 4,
            what: "a thread for each stage, crossbeam bounded(4) of Vec",
            costs: "",
            work: Work::Blocking(in_threads),
        },
        COPIED,
        COPIED.on_many("copied_many", None),
        Form {
            name: "recycled",
            row: Row::Fastest,
            on: On::OneThread,
            goal: Some(0.40),
            share: 1,
            what: "mpsc(4) of Vec, given back",
            costs: "one thread; a second channel for the way back",
            work: Work::Task(|items| Box::pin(recycled(items))),
        },
    ],
};

fn in_threads(items: u64) -> u64 {
    let (numbers, input) = crossbeam::channel::bounded::<Vec<u64>>(4);
    let (doubled, output) = crossbeam::channel::bounded::<Vec<u64>>(4);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for from in (0..items).step_by(CHUNK as usize) {
                let chunk = (from..items.min(from + CHUNK)).collect();
                numbers.send(chunk).expect("the next stage waits");
            }
        });
        scope.spawn(move || {
            for mut chunk in input {
                for n in &mut chunk {
                    *n *= 2;
                }
                doubled.send(chunk).expect("the next stage waits");
            }
        });
        output.iter().map(|chunk| chunk.iter().sum::<u64>()).sum()
    })
}

async fn recycled(items: u64) -> u64 {
    let (numbers, mut input) = mpsc::channel::<Vec<u64>>(4);
    let (doubled, mut output) = mpsc::channel::<Vec<u64>>(4);
    let (used, mut empty) = mpsc::channel::<Vec<u64>>(16);
    let source = tokio::spawn(async move {
        for from in (0..items).step_by(CHUNK as usize) {
            let mut chunk = match empty.try_recv() {
                Ok(used) => used,
                Err(_none_yet) => Vec::with_capacity(CHUNK as usize),
            };
            chunk.clear();
            chunk.extend(from..items.min(from + CHUNK));
            numbers.send(chunk).await.expect("the next stage waits");
        }
    });
    let stage = tokio::spawn(async move {
        while let Some(mut chunk) = input.recv().await {
            for n in &mut chunk {
                *n *= 2;
            }
            doubled.send(chunk).await.expect("the next stage waits");
        }
    });
    let sink = tokio::spawn(async move {
        let mut sum = 0;
        while let Some(chunk) = output.recv().await {
            sum += chunk.iter().sum::<u64>();
            // Full, or the source has ended: then it is dropped.
            let _ = used.try_send(chunk);
        }
        sum
    });
    source.await.expect("no stage panics");
    stage.await.expect("no stage panics");
    sink.await.expect("no stage panics")
}

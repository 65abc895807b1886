//! Three stages, each item through two channels of 100 places.

use std::future::Future;

use kanal::bounded_async;

use super::local::channel;
use super::{Form, GoForm, On, Pattern, Row, Work, sum_below};
use ::copied::pipeline as copied;

pub const PATTERN: Pattern = Pattern {
    name: "pipeline",
    in_go: "pipeline",
    title: "buffered(100) pipeline, item by item",
    unit: "item",
    size: 1_000_000,
    times: 1,
    small: 1000,
    expected: |items| 2 * sum_below(items),
    note: "Three stages, two channels. On one thread it wins only while an \
           item costs far less than waking another thread.",
    go: &[GoForm {
        name: "channels",
        what: "a goroutine for each stage, make(chan T, 100)",
    }],
    rust: &[
        Form {
            name: "literal",
            row: Row::Literal,
            on: On::Threads,
            goal: None,
            share: 10,
            what: "a thread for each stage, crossbeam bounded(100)",
            costs: "",
            work: Work::Blocking(copied::literal),
        },
        Form {
            name: "copied",
            row: Row::Copied,
            on: On::OneThread,
            goal: Some(1.0),
            share: 1,
            what: "tokio mpsc(100), recv_many and reserve_many",
            costs: "",
            work: Work::Task(|items| Box::pin(copied::per_item(items))),
        },
        Form {
            name: "copied_many",
            row: Row::Copied,
            on: On::ManyThreads,
            goal: Some(1.0),
            share: 1,
            what: "the same on a thread for each core",
            costs: "",
            work: Work::Task(|items| Box::pin(copied::per_item(items))),
        },
        Form {
            name: "local",
            row: Row::Fastest,
            on: On::OneThread,
            goal: Some(0.35),
            share: 1,
            what: "futures::join!, a channel of Rc and VecDeque",
            costs: "all in one task, so on one thread; a channel of your own, \
                    some 100 lines without unsafe",
            work: Work::LocalTask(|items| Box::pin(in_one_task(items))),
        },
        Form {
            name: "kanal",
            row: Row::Other,
            on: On::OneThread,
            goal: None,
            share: 1,
            what: "three tasks, kanal bounded_async(100)",
            costs: "kanal: version 0.1, unsafe code inside, and its recv must \
                    stay out of select!",
            work: Work::Task(|items| Box::pin(kanal_tasks(items))),
        },
        Form {
            name: "kanal_many",
            row: Row::Fastest,
            on: On::ManyThreads,
            goal: Some(0.80),
            share: 1,
            what: "three tasks, kanal bounded_async(100), all cores",
            costs: "kanal: version 0.1, unsafe code inside, and its recv must \
                    stay out of select!",
            work: Work::Task(|items| Box::pin(kanal_tasks(items))),
        },
    ],
};

async fn stages(
    source: impl Future<Output = ()> + Send + 'static,
    stage: impl Future<Output = ()> + Send + 'static,
    sink: impl Future<Output = u64> + Send + 'static,
) -> u64 {
    let source = tokio::spawn(source);
    let stage = tokio::spawn(stage);
    let sum = tokio::spawn(sink).await.expect("no stage panics");
    source.await.expect("no stage panics");
    stage.await.expect("no stage panics");
    sum
}

async fn kanal_tasks(items: u64) -> u64 {
    let (numbers, input) = bounded_async(100);
    let (doubled, output) = bounded_async(100);
    stages(
        async move {
            for n in 0..items {
                numbers.send(n).await.expect("the next stage waits");
            }
        },
        async move {
            while let Ok(n) = input.recv().await {
                doubled.send(2 * n).await.expect("the next stage waits");
            }
        },
        async move {
            let mut sum = 0;
            while let Ok(n) = output.recv().await {
                sum += n;
            }
            sum
        },
    )
    .await
}

async fn in_one_task(items: u64) -> u64 {
    let (numbers, mut input) = channel(100);
    let (doubled, mut output) = channel(100);
    let source = async move {
        for n in 0..items {
            numbers.send(n).await.expect("the next stage waits");
        }
    };
    let stage = async move {
        while let Some(n) = input.recv().await {
            doubled.send(2 * n).await.expect("the next stage waits");
        }
    };
    let sink = async move {
        let mut sum = 0;
        while let Some(n) = output.recv().await {
            sum += n;
        }
        sum
    };
    futures::join!(source, stage, sink).2
}

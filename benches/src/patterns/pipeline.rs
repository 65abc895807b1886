//! Three stages, each item through two channels of 100 places.

use std::thread;

use rtrb::RingBuffer;

use super::local::channel;
use super::{Cores, Form, GoForm, On, Pattern, Row, Work, sum_below};
use ::copied::pipeline as copied;

const COPIED: Form = Form {
    name: "copied",
    row: Row::Copied,
    on: On::OneThread,
    goal: Some(1.0),
    share: 1,
    what: "mpsc(100), recv_many and reserve_many",
    costs: "",
    work: Work::Task(|items| Box::pin(copied::per_item(items))),
};

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
    cores: Cores::Best,
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
        COPIED,
        COPIED.on_many("copied_many", Some(1.0)),
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
            name: "rings",
            row: Row::Fastest,
            on: On::Threads,
            goal: Some(0.80),
            share: 1,
            what: "three threads, rtrb rings of 100, yield while it waits",
            costs: "who waits keeps a core busy; one sender, one receiver; \
                    threads; rtrb: version 0.3, unsafe code inside",
            work: Work::Blocking(rings),
        },
    ],
};

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

/// Each end takes or gives all that is possible at once.
fn rings(items: u64) -> u64 {
    let (mut numbers, mut input) = RingBuffer::new(100);
    let (mut doubled, mut output) = RingBuffer::new(100);
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut rest = 0..items;
            while !rest.is_empty() {
                let left = rest.end - rest.start;
                let room = numbers.slots().min(left as usize);
                let places = numbers.write_chunk_uninit(room);
                let places = places.expect("there is room");
                yield_if(places.fill_from_iter(&mut rest) == 0);
            }
        });
        scope.spawn(move || {
            loop {
                // Asked first: what is sent before the end is seen below.
                let ended = input.is_abandoned();
                let waiting = input.slots();
                if ended && waiting == 0 {
                    break;
                }
                let count = waiting.min(doubled.slots());
                let chunk = input.read_chunk(count).expect("they wait");
                let places = doubled.write_chunk_uninit(count);
                let places = places.expect("there is room");
                places.fill_from_iter(chunk.into_iter().map(|n| 2 * n));
                yield_if(count == 0);
            }
        });
        let mut sum: u64 = 0;
        loop {
            let ended = output.is_abandoned();
            let waiting = output.slots();
            if ended && waiting == 0 {
                break sum;
            }
            let chunk = output.read_chunk(waiting).expect("they wait");
            sum += chunk.into_iter().sum::<u64>();
            yield_if(waiting == 0);
        }
    })
}

fn yield_if(idle: bool) {
    if idle {
        thread::yield_now();
    }
}

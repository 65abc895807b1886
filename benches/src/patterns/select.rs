//! Two sources and a ticker, all to be heard.

use std::time::Duration;

use kanal::{AsyncSender, bounded_async};
use tokio::time::{MissedTickBehavior, interval};

use super::local;
use super::{Form, GoForm, On, Pattern, Row, Work, sum_below};
use ::copied::select as copied;

pub const PATTERN: Pattern = Pattern {
    name: "select",
    in_go: "select",
    title: "select over two channels and a ticker",
    unit: "pair of messages",
    size: 200_000,
    times: 1,
    small: 500,
    expected: |numbers| 4 * sum_below(numbers),
    note: "A source sends numbers from 0; the sum shows that none is lost. \
           kanal's recv loses messages inside select!: it stands in none.",
    go: &[
        GoForm {
            name: "select",
            what: "select with three cases",
        },
        GoForm {
            name: "drained",
            what: "after each message up to 64 more without a select",
        },
        GoForm {
            name: "one_channel",
            what: "one channel of a struct with its kind",
        },
    ],
    rust: &[
        Form {
            name: "literal",
            row: Row::Literal,
            on: On::Threads,
            goal: None,
            share: 4,
            what: "threads, crossbeam select!",
            costs: "",
            work: Work::Blocking(copied::literal),
        },
        Form {
            name: "two_channels",
            row: Row::Other,
            on: On::OneThread,
            goal: None,
            share: 1,
            what: "tokio::select! over two mpsc and an interval",
            costs: "",
            work: Work::Task(|numbers| {
                Box::pin(copied::two_channels(numbers))
            }),
        },
        Form {
            name: "copied",
            row: Row::Copied,
            on: On::OneThread,
            goal: Some(0.80),
            share: 1,
            what: "tokio::select! biased, recv_many, the sources in turn",
            costs: "",
            work: Work::Task(|numbers| {
                Box::pin(copied::in_batches(numbers))
            }),
        },
        Form {
            name: "kanal",
            row: Row::Other,
            on: On::OneThread,
            goal: None,
            share: 1,
            what: "one kanal channel of an enum, tasks",
            costs: "kanal: version 0.1, unsafe code inside",
            work: Work::Task(|numbers| Box::pin(in_tasks(numbers))),
        },
        Form {
            name: "local",
            row: Row::Fastest,
            on: On::OneThread,
            goal: Some(0.50),
            share: 1,
            what: "futures::join!, one channel of an enum, of Rc and VecDeque",
            costs: "all in one task, so on one thread; the sources must send \
                    to one channel; a channel of your own, some 100 lines \
                    without unsafe",
            work: Work::LocalTask(|numbers| Box::pin(in_one_task(numbers))),
        },
    ],
};

enum Event {
    Order(u64),
    Refund(u64),
    Tick,
    Closed,
}

async fn in_tasks(numbers: u64) -> u64 {
    let (queue, events) = bounded_async(100);
    let orders = source(queue.clone(), numbers, Event::Order);
    let refunds = source(queue.clone(), numbers, Event::Refund);
    let sources = [tokio::spawn(orders), tokio::spawn(refunds)];
    let ticker = tokio::spawn(async move {
        let mut ticker = interval(Duration::from_millis(1));
        ticker.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            ticker.tick().await;
            // A tick that finds no place is left out, as in Go.
            if queue.try_send(Event::Tick).is_err() {
                break;
            }
        }
    });
    let sink = tokio::spawn(async move {
        let (mut sum, mut ticks, mut open) = (0, 0, 2);
        while open > 0 || ticks == 0 {
            match events.recv().await.expect("the ticker has not ended") {
                Event::Order(number) => sum += number,
                Event::Refund(number) => sum += 3 * number,
                Event::Tick => ticks += 1,
                Event::Closed => open -= 1,
            }
        }
        sum
    });
    let sum = sink.await.expect("adding does not panic");
    for source in sources {
        source.await.expect("sending does not panic");
    }
    ticker.abort();
    sum
}

async fn source(
    queue: AsyncSender<Event>,
    numbers: u64,
    event: fn(u64) -> Event,
) {
    for number in 0..numbers {
        queue.send(event(number)).await.expect("the loop waits");
    }
    queue.send(Event::Closed).await.expect("the loop waits");
}

async fn in_one_task(numbers: u64) -> u64 {
    let (queue, mut events) = local::channel(100);
    let source = |event: fn(u64) -> Event| {
        let queue = queue.clone();
        async move {
            for number in 0..numbers {
                let sent = queue.send(event(number)).await;
                assert!(sent.is_ok(), "the loop waits");
            }
            let sent = queue.send(Event::Closed).await;
            assert!(sent.is_ok(), "the loop waits");
        }
    };
    let (orders, refunds) = (source(Event::Order), source(Event::Refund));
    let ticker = async {
        let mut ticker = interval(Duration::from_millis(1));
        ticker.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            ticker.tick().await;
            // A tick that finds no place is left out, as in Go.
            let _ = queue.try_send(Event::Tick);
        }
    };
    let sink = async {
        let (mut sum, mut ticks, mut open) = (0, 0, 2);
        while open > 0 || ticks == 0 {
            match events.recv().await {
                Some(Event::Order(number)) => sum += number,
                Some(Event::Refund(number)) => sum += 3 * number,
                Some(Event::Tick) => ticks += 1,
                Some(Event::Closed) => open -= 1,
                None => break,
            }
        }
        sum
    };
    let work = async { futures::join!(sink, orders, refunds).0 };
    tokio::select! {
        sum = work => sum,
        // It never ends by itself: it is dropped with the work done.
        () = ticker => 0,
    }
}

//! Two sources and a ticker, all to be heard.

use std::time::Duration;

use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use super::local;
use super::{Cores, Form, GoForm, On, Pattern, Row, Work, sum_below};
use ::copied::select as copied;

const GO_SELECT: GoForm = GoForm {
    name: "select",
    what: "select with three cases",
};

const LITERAL: Form = Form {
    name: "literal",
    row: Row::Literal,
    on: On::Threads,
    goal: None,
    share: 4,
    what: "threads, crossbeam select!",
    costs: "",
    work: Work::Blocking(copied::literal),
};

const COPIED: Form = Form {
    name: "copied",
    row: Row::Copied,
    on: On::OneThread,
    goal: None,
    share: 1,
    what: "tokio::select! over two mpsc and an interval",
    costs: "",
    work: Work::Task(|numbers| Box::pin(copied::two_channels(numbers))),
};

const SWAP: Form = Form {
    name: "swap",
    row: Row::Other,
    on: On::OneThread,
    goal: Some(1.25),
    share: 1,
    what: "tokio::select! over recv_many(64), biased, the two swap places",
    costs: "a buffer for each source; up to 64 of one source in a row",
    work: Work::Task(|numbers| Box::pin(copied::in_batches(numbers))),
};

const BATCHED: Form = Form {
    name: "batched",
    goal: Some(0.60),
    what: "the same, and the sources send with reserve_many(50)",
    costs: "as the one before; a source sends 50 at a time",
    work: Work::Task(|numbers| Box::pin(batched(numbers))),
    ..SWAP
};

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
           Go's own select stands alone in select_plain.",
    go: &[
        GO_SELECT,
        GoForm {
            name: "drained",
            what: "after each message up to 64 more without a select",
        },
        GoForm {
            name: "one_channel",
            what: "one channel of a struct with its kind",
        },
    ],
    cores: Cores::Best,
    rust: &[
        LITERAL,
        COPIED,
        COPIED.on_many("copied_many", None),
        SWAP,
        SWAP.on_many("swap_many", Some(1.6)),
        BATCHED,
        BATCHED.on_many("batched_many", Some(0.85)),
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

/// Like for like: what `select` itself costs in both languages.
pub const PLAIN: Pattern = Pattern {
    name: "select_plain",
    title: "the same, beside Go's own select alone",
    note: "Go's faster forms, which take many messages at each turn, are in \
           the pattern select.",
    go: &[GO_SELECT],
    rust: &[
        LITERAL,
        Form {
            goal: Some(0.80),
            ..COPIED
        },
        COPIED.on_many("copied_many", Some(0.80)),
        Form {
            goal: Some(0.40),
            ..SWAP
        },
        SWAP.on_many("swap_many", Some(0.40)),
        Form {
            row: Row::Fastest,
            goal: Some(0.40),
            ..BATCHED
        },
    ],
    ..PATTERN
};

enum Event {
    Order(u64),
    Refund(u64),
    Tick,
    Closed,
}

struct Source {
    queue: Receiver<u64>,
    factor: u64,
    open: bool,
}

impl Source {
    /// What `recv_many` has put into the batch; nothing is the end.
    fn take(&mut self, batch: &mut Vec<u64>) -> u64 {
        self.open = !batch.is_empty();
        self.factor * batch.drain(..).sum::<u64>()
    }
}

/// In each turn the source that was heard last stands last.
async fn batched(numbers: u64) -> u64 {
    let mut tasks = JoinSet::new();
    let mut sources = [1, 3].map(|factor| {
        let (sender, queue) = channel(100);
        tasks.spawn(send_in_batches(sender, numbers));
        Source {
            queue,
            factor,
            open: true,
        }
    });
    let (mut batch, mut other) =
        (Vec::with_capacity(64), Vec::with_capacity(64));
    let mut ticker = interval(Duration::from_millis(1));
    let (mut sum, mut ticks) = (0, 0);
    while sources.iter().any(|source| source.open) || ticks == 0 {
        let [first, second] = &mut sources;
        // `tick` and `recv_many` lose nothing when they are dropped.
        tokio::select! {
            biased;
            _ = ticker.tick() => ticks += 1,
            _ = first.queue.recv_many(&mut batch, 64), if first.open => {
                sum += first.take(&mut batch);
                sources.swap(0, 1);
            }
            _ = second.queue.recv_many(&mut other, 64), if second.open => {
                sum += second.take(&mut other);
            }
        }
    }
    tasks.join_all().await;
    sum
}

async fn send_in_batches(queue: Sender<u64>, numbers: u64) {
    for from in (0..numbers).step_by(50) {
        let part = from..numbers.min(from + 50);
        let places = (part.end - part.start) as usize;
        let places = queue.reserve_many(places).await;
        let places = places.expect("the loop waits");
        for (place, number) in places.zip(part) {
            place.send(number);
        }
    }
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

//! `select` over two channels and a ticker: one channel of an enum.
//!
//! Go: `select` with a case for each channel.
//! Rust: one flume channel of an enum, sent to by all; `tokio::select!` where
//! the channels are given; crossbeam's `select!` between threads.
//! Checked: compile time: with an enum, each kind of event has its arm
//! (`event_without_arm`); not at all: whether what `tokio::select!` drops had
//! already taken something.
//!
//! `tokio::select!` drops the futures that were not first. That loses nothing
//! only where the future is cancel-safe: `recv` and `tick` are, and say so in
//! their documentation. With one channel there is no such question, and no
//! choice to make at each message. The loop waits once and takes all that are
//! there: `drain` of flume, `recv_many` of tokio.
//!
//! Prints:
//!
//! ```text
//! 10000 orders, 10000 refunds, and the clock ticked
//! checksum 199980000, nothing lost
//! ```

use std::iter;
use std::time::Duration;

use crossbeam::{channel, select};
use flume::{Sender, TrySendError};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

const PERIOD: Duration = Duration::from_millis(1);

enum Event {
    Order(u64),
    Refund(u64),
    Tick,
    /// One of the sources has no more.
    Closed,
}

async fn source(
    queue: Sender<Event>,
    numbers: u64,
    event: fn(u64) -> Event,
) {
    let events = (0..numbers).map(event).chain([Event::Closed]);
    for event in events {
        // Mostly there is a place, and then there is nothing to await.
        if let Err(full) = queue.try_send(event) {
            let sent = queue.send_async(full.into_inner()).await;
            sent.expect("the loop waits for `Closed`");
        }
    }
}

/// A tick that finds no place is left out, as in Go.
async fn ticker(queue: Sender<Event>) {
    let mut ticker = interval(PERIOD);
    ticker.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        ticker.tick().await;
        let sent = queue.try_send(Event::Tick);
        if let Err(TrySendError::Disconnected(_)) = sent {
            break;
        }
    }
}

/// Adds up numbers from two sources until both have ended and the clock has
/// ticked: each order once, each refund three times.
pub async fn one_channel(numbers: u64) -> u64 {
    let (queue, events) = flume::bounded(100);
    let mut sources = JoinSet::new();
    sources.spawn(source(queue.clone(), numbers, Event::Order));
    sources.spawn(source(queue.clone(), numbers, Event::Refund));
    sources.spawn(ticker(queue));

    let (mut sum, mut ticks, mut open) = (0, 0, 2);
    while open > 0 || ticks == 0 {
        let first = events.recv_async().await.expect("the ticker stays");
        for event in iter::once(first).chain(events.drain()) {
            match event {
                Event::Order(number) => sum += number,
                Event::Refund(number) => sum += 3 * number,
                Event::Tick => ticks += 1,
                Event::Closed => open -= 1,
            }
        }
    }
    drop(events);
    sources.shutdown().await; // Only the ticker is left.
    sum
}

/// With a channel for each source: where they are not yours to change.
pub async fn two_channels(numbers: u64) -> u64 {
    fn source(to: &mut JoinSet<()>, numbers: u64) -> mpsc::Receiver<u64> {
        let (queue, numbers_sent) = mpsc::channel(100);
        to.spawn(async move {
            for number in 0..numbers {
                queue.send(number).await.expect("the loop waits");
            }
        });
        numbers_sent
    }
    let mut sources = JoinSet::new();
    let mut orders = source(&mut sources, numbers);
    let mut refunds = source(&mut sources, numbers);
    let mut ticker = interval(PERIOD);
    let (mut sum, mut ticks) = (0, 0);
    let (mut more_orders, mut more_refunds) = (true, true);
    while more_orders || more_refunds || ticks == 0 {
        tokio::select! {
            order = orders.recv(), if more_orders => match order {
                Some(number) => sum += number,
                None => more_orders = false,
            },
            refund = refunds.recv(), if more_refunds => match refund {
                Some(number) => sum += 3 * number,
                None => more_refunds = false,
            },
            _ = ticker.tick() => ticks += 1,
        }
    }
    sources.join_all().await;
    sum
}

/// With threads: crossbeam selects an operation, and drops nothing.
pub fn literal(numbers: u64) -> u64 {
    let (queue, mut orders) = channel::bounded(100);
    let (second_queue, mut refunds) = channel::bounded(100);
    std::thread::scope(|scope| {
        for queue in [queue, second_queue] {
            scope.spawn(move || {
                for number in 0..numbers {
                    queue.send(number).expect("the loop waits");
                }
            });
        }
        let ticker = channel::tick(PERIOD);
        let (mut sum, mut ticks, mut open) = (0, 0, 2);
        while open > 0 || ticks == 0 {
            select! {
                recv(orders) -> order => match order {
                    Ok(number) => sum += number,
                    Err(_) => {
                        orders = channel::never();
                        open -= 1;
                    }
                },
                recv(refunds) -> refund => match refund {
                    Ok(number) => sum += 3 * number,
                    Err(_) => {
                        refunds = channel::never();
                        open -= 1;
                    }
                },
                recv(ticker) -> _ => ticks += 1,
            }
        }
        sum
    })
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let numbers = 10_000;
    let sum = one_channel(numbers).await;
    println!("{numbers} orders, {numbers} refunds, and the clock ticked");
    println!("checksum {sum}, nothing lost");
    assert_eq!(two_channels(numbers).await, sum);
    assert_eq!(literal(numbers), sum);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn nothing_is_lost_whatever_the_number() {
        for numbers in [0, 1, 31, 32, 33, 99, 100, 101, 5000] {
            let sum = 4 * (0..numbers).sum::<u64>();
            assert_eq!(one_channel(numbers).await, sum);
            assert_eq!(two_channels(numbers).await, sum);
            assert_eq!(literal(numbers), sum);
        }
    }

    /// Not cancel-safe: while it waits for the second it has the first.
    async fn pair(queue: &mut mpsc::Receiver<u64>) -> Option<(u64, u64)> {
        Some((queue.recv().await?, queue.recv().await?))
    }

    #[tokio::test]
    async fn what_select_drops_may_have_taken_something() {
        let (queue, mut numbers) = mpsc::channel(1);
        queue.send(7).await.expect("the receiver is here");
        tokio::select! {
            biased;
            _ = pair(&mut numbers) => unreachable!("there is no second"),
            () = std::future::ready(()) => {}
        }
        assert!(numbers.is_empty()); // 7 went with the future.
    }
}

//! `make(chan T, n)`: a channel with `n` places.
//!
//! Go: `make(chan T, n)`, `len(c)`, `cap(c)`.
//! Rust: tokio's `mpsc::channel(n)` between tasks, `sync_channel(n)` of std
//! between threads.
//! Checked: run time: a send waits while it is full, and `try_send` hands the
//! value back; not at all: std's `channel()`, which has no limit.
//!
//! In both languages the size is a promise about memory and about how far the
//! sender may run ahead, not about the result, as long as somebody receives
//! meanwhile. Beware of the names:
//! `channel(n)` of tokio is `sync_channel(n)` in std, and std's plain
//! `channel()` is one that Go does not have: it takes whatever is sent.
//!
//! Prints:
//!
//! ```text
//! took tea, milk and sugar: 3 of 3 places
//! no place for coffee
//! tea is out: coffee has a place
//! through 1 place: 1000 orders, sum 499500
//! through 100 places: 1000 orders, sum 499500
//! ```

use std::sync::mpsc::sync_channel;
use std::thread;

use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::mpsc::{self, Sender};

async fn wait(orders: u64, counter: Sender<u64>) {
    for order in 0..orders {
        if counter.send(order).await.is_err() {
            break; // The receiver has left.
        }
    }
}

/// Sends `orders` numbers through a channel with `places` and adds them up.
pub async fn buffered(orders: u64, places: usize) -> u64 {
    let (counter, mut kitchen) = mpsc::channel(places);
    let waiter = tokio::spawn(wait(orders, counter));
    let mut sum = 0;
    while let Some(order) = kitchen.recv().await {
        sum += order;
    }
    waiter.await.expect("the waiter does not panic");
    sum
}

/// The same with a thread.
pub fn literal(orders: u64, places: usize) -> u64 {
    let (counter, kitchen) = sync_channel(places);
    let waiter = thread::spawn(move || {
        for order in 0..orders {
            counter.send(order).expect("the kitchen is open");
        }
    });
    let sum = kitchen.iter().sum();
    waiter.join().expect("the waiter does not panic");
    sum
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (counter, mut kitchen) = mpsc::channel(3);
    for order in ["tea", "milk", "sugar"] {
        counter.try_send(order).expect("there are three places");
    }
    let (taken, places) = (kitchen.len(), counter.max_capacity());
    println!("took tea, milk and sugar: {taken} of {places} places");
    match counter.try_send("coffee") {
        Err(TrySendError::Full(order)) => println!("no place for {order}"),
        other => println!("unexpected: {other:?}"),
    }
    let first = kitchen.recv().await.expect("three are waiting");
    counter.try_send("coffee").expect("one place was freed");
    println!("{first} is out: coffee has a place");

    for (places, noun) in [(1, "place"), (100, "places")] {
        let sum = buffered(1000, places).await;
        println!("through {places} {noun}: 1000 orders, sum {sum}");
        assert_eq!(literal(1000, places), sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_sender_ends_when_the_receiver_has_left() {
        let (counter, kitchen) = mpsc::channel(1);
        let waiter = tokio::spawn(wait(1000, counter));
        drop(kitchen);
        assert!(waiter.await.is_ok());
    }

    #[test]
    fn the_plain_channel_of_std_has_no_limit() {
        let (counter, kitchen) = std::sync::mpsc::channel();
        // Nobody receives, and no send waits.
        for order in 0..100_000 {
            counter.send(order).expect("the kitchen is open");
        }
        assert_eq!(kitchen.try_iter().count(), 100_000);
    }
}

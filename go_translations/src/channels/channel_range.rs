//! `for v := range c`: `while let Some(v)`, or as many as are there at once.
//!
//! Go: `for v := range c`.
//! Rust: `while let Some(v) = c.recv().await`, or `recv_many` where there are
//! many small values; `for v in c` in a thread.
//! Checked: run time: the loop ends when the channel is closed and empty; not
//! at all: a loop whose channel nobody closes, which Go reports if nothing else
//! runs (`all_asleep`).
//!
//! A value at a time is what Go does. With `recv_many` the task wakes once and
//! takes what has come, up to a limit: same channel, same values, same order.
//!
//! Prints:
//!
//! ```text
//! got tea, milk, sugar
//! 1000 orders one by one: 499500
//! 1000 orders in batches: 499500
//! ```

use std::sync::mpsc::sync_channel;
use std::thread;

use tokio::sync::mpsc::{self, Receiver};
use tokio::task::JoinHandle;

fn waiter(orders: u64) -> (Receiver<u64>, JoinHandle<()>) {
    let (counter, kitchen) = mpsc::channel(100);
    let waiter = tokio::spawn(async move {
        for order in 0..orders {
            if counter.send(order).await.is_err() {
                break; // The receiver has left.
            }
        }
    });
    (kitchen, waiter)
}

pub async fn in_batches(orders: u64) -> u64 {
    let (mut kitchen, waiter) = waiter(orders);
    let mut batch = Vec::with_capacity(64);
    let mut sum = 0;
    // It waits for at least one, and returns 0 when the channel is closed.
    while kitchen.recv_many(&mut batch, 64).await > 0 {
        sum += batch.drain(..).sum::<u64>();
    }
    waiter.await.expect("the waiter does not panic");
    sum
}

pub async fn one_by_one(orders: u64) -> u64 {
    let (mut kitchen, waiter) = waiter(orders);
    let mut sum = 0;
    while let Some(order) = kitchen.recv().await {
        sum += order;
    }
    waiter.await.expect("the waiter does not panic");
    sum
}

/// One by one with a thread.
pub fn literal(orders: u64) -> u64 {
    let (counter, kitchen) = sync_channel(100);
    let waiter = thread::spawn(move || {
        for order in 0..orders {
            counter.send(order).expect("the kitchen is open");
        }
    });
    let mut sum = 0;
    for order in kitchen {
        sum += order;
    }
    waiter.join().expect("the waiter does not panic");
    sum
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (counter, mut kitchen) = mpsc::channel(3);
    for order in ["tea", "milk", "sugar"] {
        counter.send(order).await.expect("there are three places");
    }
    drop(counter);
    let mut got = Vec::new();
    while let Some(order) = kitchen.recv().await {
        got.push(order);
    }
    println!("got {}", got.join(", "));

    let sum = one_by_one(1000).await;
    println!("1000 orders one by one: {sum}");
    println!("1000 orders in batches: {}", in_batches(1000).await);
    assert_eq!(literal(1000), sum);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_sender_ends_when_the_receiver_has_left() {
        let (kitchen, waiter) = waiter(1000);
        drop(kitchen);
        assert!(waiter.await.is_ok());
    }
}

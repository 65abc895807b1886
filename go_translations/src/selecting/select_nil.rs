//! A nil channel in `select`: a branch that is switched off.
//!
//! Go: `c = nil` when `c` is closed, and its case is never chosen again.
//! Rust: the pattern `Some(v) = c.recv()` in `tokio::select!`, and `else` when
//! nothing is left; crossbeam's `never()` between threads.
//! Checked: not at all: a closed channel is always ready, and a loop that keeps
//! it spins.
//!
//! A receive from a closed channel returns at once, for ever, in Go and with
//! crossbeam alike: a `select` whose other channel is quiet then does nothing
//! else. In `tokio::select!` a pattern that does not match takes its branch out
//! of this round, so the others are waited for.
//!
//! Prints:
//!
//! ```text
//! of 100 turns, 100 went to the closed channel
//! merged 3 and 1000 orders: 499503
//! ```

use crossbeam::channel::{self, Receiver};
use crossbeam::select;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

/// Merges a short queue with a long one and adds up what they carry.
pub async fn merge(short: u64, long: u64) -> u64 {
    let mut waiters = JoinSet::new();
    let [mut a, mut b] = [short, long].map(|orders| {
        let (counter, kitchen) = mpsc::channel(16);
        waiters.spawn(async move {
            for order in 0..orders {
                if counter.send(order).await.is_err() {
                    break; // The receiver has left.
                }
            }
        });
        kitchen
    });
    let mut sum = 0;
    loop {
        tokio::select! {
            Some(order) = a.recv() => sum += order,
            Some(order) = b.recv() => sum += order,
            else => break, // Both are closed and empty.
        }
    }
    waiters.join_all().await;
    sum
}

/// The same with threads.
pub fn literal(short: u64, long: u64) -> u64 {
    std::thread::scope(|scope| {
        let [mut a, mut b] = [short, long].map(|orders| {
            let (counter, kitchen) = channel::bounded(16);
            scope.spawn(move || {
                for order in 0..orders {
                    counter.send(order).expect("it is open");
                }
            });
            kitchen
        });
        let (mut sum, mut open) = (0, 2);
        while open > 0 {
            select! {
                recv(a) -> order => match order {
                    Ok(order) => sum += order,
                    Err(_) => {
                        a = channel::never();
                        open -= 1;
                    }
                },
                recv(b) -> order => match order {
                    Ok(order) => sum += order,
                    Err(_) => {
                        b = channel::never();
                        open -= 1;
                    }
                },
            }
        }
        sum
    })
}

/// WRONG on purpose: the closed channel stays in the `select`. How many of so
/// many turns it takes.
pub fn spin(
    turns: u64,
    closed: &Receiver<u64>,
    quiet: &Receiver<u64>,
) -> u64 {
    let mut wasted = 0;
    for _ in 0..turns {
        select! {
            recv(closed) -> _ => wasted += 1,
            recv(quiet) -> order => println!("unexpected: {order:?}"),
        }
    }
    wasted
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (counter, closed) = channel::bounded(1);
    drop(counter);
    let (_kept, quiet) = channel::bounded(1);
    let wasted = spin(100, &closed, &quiet);
    println!("of 100 turns, {wasted} went to the closed channel");

    let sum = merge(3, 1000).await;
    println!("merged 3 and 1000 orders: {sum}");
    assert_eq!(literal(3, 1000), sum);
}

//! Fan-out and fan-in: clone the sender to merge; share the receiver, or deal.
//!
//! Go: many goroutines `range` over one channel; a `merge` with a `WaitGroup`.
//! Rust: fan-in is `sender.clone()`; fan-out is a tokio channel to each worker,
//! dealt chunks in turn, or a crossbeam receiver, cloned.
//! Checked: compile time: a receiver with one owner is not shared
//! (`two_receivers`); run time: the merged channel closes with its last sender;
//! not at all: a sender that somebody kept.
//!
//! There is no `merge` to write: the channel counts its senders, and each
//! worker drops its own when it ends. Dealing in turn is for chunks that take
//! about as long as each other, for a slow worker holds up its turn; in
//! `literal` whoever is free takes the next item.
//!
//! Prints:
//!
//! ```text
//! 1000 numbers take 59431 steps
//! ```

use std::thread;

use crossbeam::channel::bounded;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

/// The number of steps to 1 (Collatz).
fn steps(mut n: u64) -> u64 {
    let mut count = 0;
    while n > 1 {
        n = if n.is_multiple_of(2) {
            n / 2
        } else {
            3 * n + 1
        };
        count += 1;
    }
    count
}

/// The steps of all numbers below `items`, and how many counts arrived.
pub async fn fan(items: u64, workers: usize) -> (u64, u64) {
    let (counts, mut merged) = mpsc::channel(workers.max(1));
    let mut tasks = JoinSet::new();
    let mut inputs = Vec::new();
    for _ in 0..workers {
        let (deal, mut input) = mpsc::channel::<Vec<u64>>(2);
        let counts = counts.clone();
        tasks.spawn(async move {
            while let Some(numbers) = input.recv().await {
                let done = numbers.into_iter().map(steps).collect();
                if counts.send(done).await.is_err() {
                    break;
                }
            }
        });
        inputs.push(deal);
    }
    // The workers have theirs; with this one `merged` would never end.
    drop(counts);
    tasks.spawn(async move {
        let turns = inputs.iter().cycle();
        for (first, deal) in (0..items).step_by(100).zip(turns) {
            let numbers = first..items.min(first + 100);
            if deal.send(numbers.collect()).await.is_err() {
                break;
            }
        }
    });
    let sink = tokio::spawn(async move {
        let (mut sum, mut received) = (0, 0);
        while let Some(done) = merged.recv().await {
            let done: Vec<u64> = done;
            sum += done.iter().sum::<u64>();
            received += done.len() as u64;
        }
        (sum, received)
    });
    let whole = sink.await.expect("adding does not panic");
    // A panic in one of them comes out here.
    tasks.join_all().await;
    whole
}

/// The same with threads, for items that are few or take long.
pub fn literal(items: u64, workers: usize) -> (u64, u64) {
    let (deal, numbers) = bounded(100);
    let (counts, merged) = bounded(100);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (numbers, counts) = (numbers.clone(), counts.clone());
            scope.spawn(move || {
                let mut done = numbers.iter().map(steps);
                done.try_for_each(|count| counts.send(count)).ok()
            });
        }
        drop((numbers, counts));
        scope.spawn(move || (0..items).try_for_each(|n| deal.send(n)).ok());
        merged
            .iter()
            .fold((0, 0), |(sum, n), count| (sum + count, n + 1))
    })
}

#[tokio::main]
pub async fn main() {
    let (sum, received) = fan(1000, 3).await;
    assert_eq!(literal(1000, 3), (sum, received), "the same");
    println!("{received} numbers take {sum} steps");
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::sync::mpsc;
    use tokio::time::timeout;

    use super::{fan, literal};

    #[tokio::test]
    async fn nothing_is_lost_at_the_edges() {
        for items in [0, 1, 99, 100, 101, 350] {
            for workers in [1, 4] {
                let whole = fan(items, workers).await;
                assert_eq!(whole.1, items);
                assert_eq!(literal(items, workers), whole);
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_sender_that_somebody_kept_holds_up_the_reader() {
        let (kept, mut merged) = mpsc::channel::<u64>(1);
        let worker = kept.clone();
        tokio::spawn(async move { worker.send(7).await });
        assert_eq!(merged.recv().await, Some(7));
        let hour = Duration::from_hours(1);
        assert!(timeout(hour, merged.recv()).await.is_err());
        drop(kept);
        assert_eq!(merged.recv().await, None);
    }
}

//! Four ways to count together, from one lock for all to none until the end.
//!
//! All give the same total; what differs is how often threads meet. One lock:
//! at each vote. One atomic: at each vote too, without a lock. Shards: a lock
//! for each thread, so they meet only when somebody reads; that takes a cache
//! line for each as well (`false_sharing`). Adding up locally: once in a
//! thread's life, in `join`, and that is the one to try first. The others are
//! for totals that somebody wants to see on the way. How much each costs is
//! for a benchmark on your machine to say.
//!
//! Prints:
//!
//! ```text
//! one lock: 4000
//! one atomic: 4000
//! sharded: 4000
//! added locally: 4000
//! ```
//!
//! Needs edition 2024, which drops temporaries of a last line earlier.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

pub fn one_lock(threads: usize, votes: u64) -> u64 {
    let total = Arc::new(Mutex::new(0));
    let counted = Arc::clone(&total);
    on_each(threads, move |_| {
        for _ in 0..votes {
            *total.lock().expect("adding does not panic") += 1;
        }
    });
    *counted.lock().expect("adding does not panic")
}

pub fn one_atomic(threads: usize, votes: u64) -> u64 {
    let total = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&total);
    on_each(threads, move |_| {
        for _ in 0..votes {
            total.fetch_add(1, Ordering::Relaxed);
        }
    });
    counted.load(Ordering::Relaxed)
}

/// A lock that shares its cache line with no other.
#[repr(align(128))]
#[derive(Default)]
struct Shard(Mutex<u64>);

pub fn sharded(threads: usize, votes: u64) -> u64 {
    let shards: Arc<[Shard]> =
        (0..threads).map(|_| Shard::default()).collect();
    let counted = Arc::clone(&shards);
    on_each(threads, move |number| {
        for _ in 0..votes {
            *shards[number].0.lock().expect("adding does not panic") += 1;
        }
    });
    let parts = counted.iter().map(|shard| shard.0.lock());
    parts
        .map(|part| *part.expect("adding does not panic"))
        .sum()
}

pub fn added_locally(threads: usize, votes: u64) -> u64 {
    let count = move |_| (0..votes).fold(0, |total, _| total + 1);
    on_each(threads, count).into_iter().sum()
}

/// Runs `work` on so many threads and joins them in order.
fn on_each<T: Send + 'static>(
    threads: usize,
    work: impl Fn(usize) -> T + Send + Sync + 'static,
) -> Vec<T> {
    let work = Arc::new(work);
    let started: Vec<_> = (0..threads)
        .map(|number| {
            let work = Arc::clone(&work);
            thread::spawn(move || work(number))
        })
        .collect();
    started
        .into_iter()
        .map(|thread| thread.join().expect("counting does not panic"))
        .collect()
}

pub fn main() {
    let (threads, votes) = (4, 1_000);
    println!("one lock: {}", one_lock(threads, votes));
    println!("one atomic: {}", one_atomic(threads, votes));
    println!("sharded: {}", sharded(threads, votes));
    println!("added locally: {}", added_locally(threads, votes));
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn no_two_shards_lie_on_one_line() {
        let shards: [Shard; 4] = Default::default();
        let lines = shards.each_ref().map(|shard| {
            let first = (&raw const shard.0).addr();
            [first / 128, (first + size_of_val(&shard.0) - 1) / 128]
        });
        assert!(lines.iter().all(|[first, last]| first == last));
        assert!(lines.windows(2).all(|two| two[0] != two[1]));
    }
}

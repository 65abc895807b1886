//! Relaxed is enough to count: no addition is lost, and `join` shows them all.
//!
//! `fetch_add` reads, adds and writes in one step, whatever its ordering. An
//! ordering says what else becomes visible along with the number, and a count
//! stands for nothing else. The total is read after `join`, and all that a
//! thread did happens before its `join` returns: that is the edge that makes
//! the total exact. When the number tells another thread that some data is
//! ready, it is no longer a count: see `release_acquire`.
//!
//! Against a plain number the compiler offers `move` (`--rejected
//! counter_race`). That compiles, and counts in copies: a number is `Copy`.
//!
//! Prints:
//!
//! ```text
//! visitors: 40000
//! in copies: [10000, 10000, 10000, 10000], and main has 0
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// Counts `each` visitors at each of `doors` doors, one thread a door.
pub fn count_visitors(doors: usize, each: u64) -> u64 {
    let visitors = Arc::new(AtomicU64::new(0));
    let counting: Vec<_> = (0..doors)
        .map(|_| {
            let visitors = Arc::clone(&visitors);
            thread::spawn(move || {
                for _ in 0..each {
                    visitors.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    for door in counting {
        door.join().expect("counting does not panic");
    }
    visitors.load(Ordering::Relaxed)
}

/// Wrong: each thread counts in a copy. What they counted, and what is left.
pub fn count_in_copies(doors: usize, each: u64) -> (Vec<u64>, u64) {
    let mut visitors = 0;
    let counting: Vec<_> = (0..doors)
        .map(|_| {
            thread::spawn(move || {
                visitors += each;
                visitors
            })
        })
        .collect();
    let counted = counting
        .into_iter()
        .map(|door| door.join().expect("counting does not panic"))
        .collect();
    (counted, visitors)
}

pub fn main() {
    println!("visitors: {}", count_visitors(4, 10_000));
    let (counted, left) = count_in_copies(4, 10_000);
    println!("in copies: {counted:?}, and main has {left}");
}

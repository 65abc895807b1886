//! A contended `sync.Mutex`: `parking_lot`, or a count for each worker.
//!
//! Go: `mu.Lock(); count++; mu.Unlock()` in every goroutine.
//! Rust: `*count.lock() += 1` with `parking_lot::Mutex`; better a count of its
//! own for each worker, and their sum.
//! Checked: compile time: no way to the count but the lock; run time: nothing;
//! not at all: a lock that is held for too long, a second writer in `apart`.
//!
//! The two locks differ in what a panic leaves behind (std's is poisoned, as
//! the test below shows) and in speed, which is a matter of measuring:
//! `contended` and `literal` are the same but for the lock. A count needs
//! neither: in `apart` each worker has one of its own, a cache line apart, that
//! only it writes; who wants to know adds them up. Such a sum is of no one
//! moment while they run.
//!
//! Prints:
//!
//! ```text
//! one lock: 8000
//! no lock, added up at the end: 8000
//! ```

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::{sync, thread};

use crossbeam::utils::CachePadded;
use parking_lot::Mutex;

pub fn contended(workers: usize, rounds: u64) -> u64 {
    let count = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for _ in 0..rounds {
                    *count.lock() += 1;
                }
            });
        }
    });
    count.into_inner()
}

/// Each worker writes its own count, which anyone may read meanwhile.
pub fn apart(workers: usize, rounds: u64) -> u64 {
    let counts: Vec<CachePadded<AtomicU64>> =
        (0..workers).map(|_| CachePadded::default()).collect();
    thread::scope(|scope| {
        for count in &counts {
            scope.spawn(|| {
                for _ in 0..rounds {
                    // No other thread writes it: nothing can come between.
                    count.store(count.load(Relaxed) + 1, Relaxed);
                }
            });
        }
    });
    counts.iter().map(|count| count.load(Relaxed)).sum()
}

/// The same with the lock of std.
pub fn literal(workers: usize, rounds: u64) -> u64 {
    let count = sync::Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for _ in 0..rounds {
                    *count.lock().expect("nobody panics with it") += 1;
                }
            });
        }
    });
    count.into_inner().expect("nobody panicked with it")
}

pub fn main() {
    let count = contended(8, 1000);
    assert_eq!(literal(8, 1000), count, "both forms do the same");
    println!("one lock: {count}");
    println!("no lock, added up at the end: {}", apart(8, 1000));
}

#[cfg(test)]
mod tests {
    use std::panic::{self, AssertUnwindSafe};
    use std::sync;

    use parking_lot::Mutex;

    #[test]
    fn a_panic_poisons_the_lock_of_std_only() {
        let (ours, stds) = (Mutex::new(1), sync::Mutex::new(1));
        let falls = panic::catch_unwind(AssertUnwindSafe(|| {
            let _both = (ours.lock(), stds.lock());
            panic::resume_unwind(Box::new("fell"));
        }));
        assert!(falls.is_err());
        assert_eq!(*ours.lock(), 1);
        assert!(stds.lock().is_err());
    }
}

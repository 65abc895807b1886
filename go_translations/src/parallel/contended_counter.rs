//! A contended `sync.Mutex`: a count for each worker, or the lock of std.
//!
//! Go: `mu.Lock(); count++; mu.Unlock()` in every goroutine.
//! Rust: a count of its own for each worker, and their sum; for data that all
//! must change `std::sync::Mutex`, or `parking_lot::Mutex` if it measures
//! better.
//! Checked: compile time: no way to the count but the lock; run time: nothing;
//! not at all: a lock that is held for too long, a second writer in `apart`.
//!
//! A count needs no lock. In `apart` each worker has a count of its own, a
//! cache line apart, to which no other thread writes, and the reader adds them
//! up. Its price: while they run, such a sum is not the count of any one
//! moment. If all must change the same data, start with the lock of std, and
//! measure `parking_lot` if the threads hold it for a moment only:
//! `contended` and `literal` differ in nothing else. Its price: a panic leaves
//! no trace, whereas it poisons the lock of std.
//!
//! Prints:
//!
//! ```text
//! one lock: 8000
//! no lock, added up at the end: 8000
//! ```

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;

use crossbeam::utils::CachePadded;

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

/// As in Go, with the lock of std.
pub fn literal(workers: usize, rounds: u64) -> u64 {
    let count = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for _ in 0..rounds {
                    *count.lock().expect("no holder panics") += 1;
                }
            });
        }
    });
    count.into_inner().expect("no holder panicked")
}

/// Does the same as `literal` with the lock of `parking_lot`.
pub fn contended(workers: usize, rounds: u64) -> u64 {
    let count = parking_lot::Mutex::new(0);
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

pub fn main() {
    let count = literal(8, 1000);
    assert_eq!(contended(8, 1000), count, "both locks do the same");
    println!("one lock: {count}");
    println!("no lock, added up at the end: {}", apart(8, 1000));
}

#[cfg(test)]
mod tests {
    use std::panic::{self, AssertUnwindSafe};
    use std::sync::Mutex;

    #[test]
    fn a_panic_poisons_the_lock_of_std_only() {
        let (ours, stds) = (parking_lot::Mutex::new(1), Mutex::new(1));
        let falls = panic::catch_unwind(AssertUnwindSafe(|| {
            let _both = (ours.lock(), stds.lock());
            panic::resume_unwind(Box::new("fell"));
        }));
        assert!(falls.is_err());
        assert_eq!(*ours.lock(), 1);
        assert!(stds.lock().is_err());
    }
}

//! Three ways to count together: a lock, an atomic, or each for itself.
//!
//! A `Mutex` owns what it guards: who shares it has no way in but the lock. The
//! guard unlocks where it is dropped: do the work first, then lock for the one
//! line that needs it. Hold it from the read to the write: to lock once to read
//! and once more to write loses counts. For a lone number an atomic is enough.
//! Where nobody looks at the total before the end, let each thread count alone
//! and add up once.
//!
//! Prints:
//!
//! ```text
//! with a mutex: 4000
//! with an atomic: 4000
//! added up at the end: 4000
//! ```

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Whether a log line is worth counting: the slow part, done without the lock.
fn is_error(line: usize) -> bool {
    line % 3 != 1
}

pub fn with_mutex(threads: usize, lines: usize) -> usize {
    let errors = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                for line in 0..lines {
                    if is_error(line) {
                        // Locked until the end of this statement.
                        *errors.lock().expect("no thread panics") += 1;
                    }
                }
            });
        }
    });
    errors.into_inner().expect("no thread panicked")
}

pub fn with_atomic(threads: usize, lines: usize) -> usize {
    let errors = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                for _ in (0..lines).filter(|line| is_error(*line)) {
                    // Nothing but the count is shared: no order is needed.
                    errors.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    errors.into_inner()
}

pub fn added_up(threads: usize, lines: usize) -> usize {
    thread::scope(|scope| {
        let count = || (0..lines).filter(|line| is_error(*line)).count();
        let threads: Vec<_> =
            (0..threads).map(|_| scope.spawn(count)).collect();
        let counts = threads
            .into_iter()
            .map(|thread| thread.join().expect("counting does not panic"));
        counts.sum()
    })
}

pub fn main() {
    println!("with a mutex: {}", with_mutex(4, 1500));
    println!("with an atomic: {}", with_atomic(4, 1500));
    println!("added up at the end: {}", added_up(4, 1500));
}

#[cfg(test)]
mod tests {
    use std::sync::{Barrier, Mutex};
    use std::thread;

    /// Each of `threads` threads adds one, and locks for each of the two steps.
    fn in_two_steps(threads: usize) -> usize {
        let errors = Mutex::new(0);
        let all_have_read = Barrier::new(threads);
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    let before = *errors.lock().expect("no thread panics");
                    all_have_read.wait();
                    *errors.lock().expect("no thread panics") = before + 1;
                });
            }
        });
        errors.into_inner().expect("no thread panicked")
    }

    #[test]
    fn a_lock_for_each_step_loses_counts() {
        assert_eq!(in_two_steps(8), 1);
    }
}

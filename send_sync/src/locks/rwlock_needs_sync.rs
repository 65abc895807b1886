//! `Mutex<T>` is Sync if `T` is Send; `RwLock<T>`, only if `T` is also Sync.
//!
//! A `Mutex` lets in one thread at a time, so even a `Cell` is safe in it.
//! Two readers of an `RwLock` hold `&T` to one value at once, and what they
//! may do through it is what Sync is about: an atomic they may change
//! together, a `Cell` or `RefCell` they may not. Need a cell inside? Take a
//! `Mutex`.
//!
//! Prints:
//!
//! ```text
//! Cell in a Mutex: 4
//! atomic in an RwLock: 4
//! ```

use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, RwLock};
use std::thread;

/// `Cell` is not Sync; one thread at a time changes it.
pub fn visits_under_mutex(threads: u32) -> u32 {
    let visits = Mutex::new(Cell::new(0));
    thread::scope(|s| {
        for _ in 0..threads {
            s.spawn(|| {
                let alone = visits.lock().expect("no visit panics");
                alone.set(alone.get() + 1);
            });
        }
    });
    visits.into_inner().expect("no visit panicked").get()
}

/// An atomic is Sync; readers change it side by side.
pub fn visits_under_rwlock(threads: u32) -> u32 {
    let visits = RwLock::new(AtomicU32::new(0));
    thread::scope(|s| {
        for _ in 0..threads {
            s.spawn(|| {
                let together = visits.read().expect("no visit panics");
                together.fetch_add(1, Ordering::Relaxed);
            });
        }
    });
    visits.into_inner().expect("no visit panicked").into_inner()
}

pub fn main() {
    println!("Cell in a Mutex: {}", visits_under_mutex(4));
    println!("atomic in an RwLock: {}", visits_under_rwlock(4));
}

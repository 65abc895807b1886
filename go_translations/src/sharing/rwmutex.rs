//! `sync.RWMutex`: many read at once, or one writes.
//!
//! Go: `mu.RLock()` to read, `mu.Lock()` to write.
//! Rust: `RwLock`: `read()` gives `&T`, `write()` gives `&mut T`.
//! Checked: compile time: writing under a read lock (`write_under_read_lock`);
//! run time: std reports a lock whose writer panicked; not at all: a `read()`
//! by the one who writes, which never gets it.
//!
//! Rust has one thing more: a writer can turn its lock into a read lock, so
//! that others may read beside it and nobody wrote in between. In Go the writer
//! keeps the whole lock until it has read.
//!
//! Prints:
//!
//! ```text
//! 4 readers, 1000 times 3: 12000
//! a writer among 4 readers: false
//! raised to 4
//! ```

use std::sync::{Barrier, RwLock, RwLockWriteGuard};
use std::thread;

/// The sum of what all readers read, one price at a time.
pub fn read_often(readers: usize, each: u64) -> u64 {
    let price = RwLock::new(3);
    thread::scope(|scope| {
        let readers: Vec<_> = (0..readers)
            .map(|_| {
                scope.spawn(|| -> u64 {
                    let price = || *price.read().expect("no writer panics");
                    (0..each).map(|_| price()).sum()
                })
            })
            .collect();
        let sums = readers.into_iter().map(|reader| reader.join());
        sums.map(|sum| sum.expect("reading cannot panic")).sum()
    })
}

/// Whether a writer could come in while all readers read.
pub fn writer_among(readers: usize) -> bool {
    let price = RwLock::new(3);
    let all_read = Barrier::new(readers + 1);
    let writer_tried = Barrier::new(readers + 1);
    thread::scope(|scope| {
        for _ in 0..readers {
            scope.spawn(|| {
                let _reading = price.read().expect("no writer panics");
                all_read.wait();
                writer_tried.wait();
            });
        }
        // Here every reader holds the lock: they read at once.
        all_read.wait();
        let came_in = price.try_write().is_ok();
        writer_tried.wait();
        came_in
    })
}

/// Writes a price and reads it back; nobody can write in between.
pub fn raise(price: &RwLock<u64>) -> u64 {
    let mut writing = price.write().expect("no writer panics");
    *writing += 1;
    let reading = RwLockWriteGuard::downgrade(writing);
    *reading
}

pub fn main() {
    println!("4 readers, 1000 times 3: {}", read_often(4, 1000));
    println!("a writer among 4 readers: {}", writer_among(4));
    println!("raised to {}", raise(&RwLock::new(3)));
}

#[cfg(test)]
mod tests {
    use std::panic::resume_unwind;
    use std::sync::TryLockError;

    use super::*;

    #[test]
    fn a_panic_of_a_writer_is_reported_and_one_of_a_reader_is_not() {
        let prices = [RwLock::new(3), RwLock::new(3)];
        let [read, written] = &prices;
        thread::scope(|scope| {
            let reader = scope.spawn(|| {
                let _reading = read.read();
                resume_unwind(Box::new(()));
            });
            let writer = scope.spawn(|| {
                let _writing = written.write();
                resume_unwind(Box::new(()));
            });
            assert!(reader.join().is_err() && writer.join().is_err());
        });
        assert!(read.read().is_ok());
        assert!(written.read().is_err());
    }

    #[test]
    fn a_read_is_not_for_the_writer_either() {
        let price = RwLock::new(3);
        let _writing = price.write();
        assert!(matches!(price.try_read(), Err(TryLockError::WouldBlock)));
    }

    #[test]
    fn others_read_beside_a_writer_that_has_become_a_reader() {
        let price = RwLock::new(3);
        let writing = price.write().expect("nobody panicked");
        assert!(price.try_read().is_err());
        let _reading = RwLockWriteGuard::downgrade(writing);
        assert!(price.try_read().is_ok());
        assert!(price.try_write().is_err());
    }
}

//! Readers of an `RwLock` are inside together; under a `Mutex`, one at a time.
//!
//! The readers meet at a barrier while they hold their guards, which nobody
//! gets past unless all are inside. Under a `Mutex` the same barrier would
//! wait for ever, so there the others only try. A writer is alone in both: no
//! reader lets one in.
//!
//! Prints:
//!
//! ```text
//! RwLock: 4 readers inside at once: [7, 7, 7, 7]
//! Mutex: 1 inside, 0 of 3 others got in
//! ```

use std::sync::{Barrier, Mutex, RwLock};
use std::thread;

/// Returns what each of them read while all of them were inside.
pub fn read_together(readers: usize) -> Vec<u32> {
    let price = RwLock::new(7);
    let all_inside = Barrier::new(readers);
    let read = || {
        let inside = price.read().expect("no reader panics");
        all_inside.wait();
        assert!(price.try_write().is_err(), "a reader is inside");
        *inside
    };
    thread::scope(|s| {
        let readers: Vec<_> = (0..readers).map(|_| s.spawn(read)).collect();
        let read = readers.into_iter();
        read.map(|reader| reader.join().expect("it was let in"))
            .collect()
    })
}

/// Returns how many of the others got in while one was inside.
pub fn try_to_join_one(others: usize) -> usize {
    let price = Mutex::new(7);
    let inside = price.lock().expect("nobody panicked");
    let got_in = thread::scope(|s| {
        let try_it = || price.try_lock().is_ok();
        let others: Vec<_> = (0..others).map(|_| s.spawn(try_it)).collect();
        let tried = others.into_iter();
        tried
            .map(|other| other.join().expect("trying does not panic"))
            .filter(|got_in| *got_in)
            .count()
    });
    drop(inside);
    got_in
}

pub fn main() {
    let read = read_together(4);
    println!("RwLock: {} readers inside at once: {read:?}", read.len());
    let got_in = try_to_join_one(3);
    println!("Mutex: 1 inside, {got_in} of 3 others got in");
}

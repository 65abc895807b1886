//! An `RwLock` around a `Cell` is not shared with threads.
//!
//! Wanted: count the visits inside a lock.
//! Refused: two readers would be inside at once, and both change the cell.
//! Instead: `rwlock_needs_sync`, with a `Mutex` around the cell.

use std::cell::Cell;
use std::sync::RwLock;
//+ use std::sync::Mutex;
use std::thread;

fn main() {
    let visits = RwLock::new(Cell::new(0));
    //+ let visits = Mutex::new(Cell::new(0));
    thread::scope(|s| {
        s.spawn(|| visits.read().map(|cell| cell.set(1)).is_ok()); //~ E0277
        //+ s.spawn(|| visits.lock().map(|cell| cell.set(1)).is_ok());
    });
    println!("{visits:?}");
}

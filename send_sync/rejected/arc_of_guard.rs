//! An `Arc` around a guard does not go to another thread.
//!
//! Wanted: let a thread read what a lock protects, and keep the lock.
//! Refused: the last clone lets the lock go, and that may be on the thread.
//! Instead: `guard_stays_on_its_thread`, where the guard is lent.

use std::sync::{Arc, Mutex};
//+ use std::sync::Mutex;
use std::thread;

fn main() {
    let price = Mutex::new(7);
    let guard = Arc::new(price.lock().expect("nobody panicked"));
    //+ let guard = price.lock().expect("nobody panicked");
    let theirs = Arc::clone(&guard);
    //+ let theirs = &guard;
    thread::scope(|s| {
        s.spawn(move || println!("{theirs}")); //~ E0277
    });
    println!("{guard}");
}

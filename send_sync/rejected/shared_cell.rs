//! Two threads do not share a `Cell`.
//!
//! Wanted: have two threads add one to the same number.
//! Refused: both could read it, then both write what they read plus one.
//! Instead: `atomics`, which do it as one operation.

use std::cell::Cell;
//+ use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let visits = Cell::new(0);
    //+ let visits = AtomicU32::new(0);
    thread::scope(|s| {
        s.spawn(|| visits.set(visits.get() + 1)); //~ E0277
        //+ s.spawn(|| visits.fetch_add(1, Ordering::Relaxed));
        visits.set(visits.get() + 1);
        //+ visits.fetch_add(1, Ordering::Relaxed);
    });
    println!("{visits:?}");
}

//! Two threads cannot add to one plain local variable.
//!
//! Wanted: what the Go program of `data_race` does.
//! Refused: each thread wants `visits` for itself, and it may outlive it.
//! Instead: `data_race`, where they share an atomic.

use std::thread;

fn main() {
    let mut visits = 0;
    //+ use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
    //+ let visits = AtomicU32::new(0);
    for _ in 0..1000 {
        //+ thread::scope(|scope| for _ in 0..1000 {
        thread::spawn(|| visits += 1); //~ E0373 E0499
        //+ scope.spawn(|| visits.fetch_add(1, Relaxed));
    }
    //+ });
    println!("counted");
    //+ println!("counted {}", visits.into_inner());
}

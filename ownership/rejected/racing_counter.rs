//! A thousand threads cannot add to one plain local variable.
//!
//! Wanted: count visits in one variable from many threads.
//! Refused: the threads may outlive `visits`, and each of them wants it for
//! itself alone. With the suggested `move` it compiles and counts nothing.
//! Instead: `counter_that_counts_nothing`, with the trap and the way out.

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

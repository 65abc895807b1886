//! Two threads of one scope cannot add to the same variable.
//!
//! Wanted: count visits from several threads; the scope waits for them all.
//! Refused: the scope takes care of lifetimes, not of sharing. The second
//! thread wants `visits` for itself while the first one has it.
//! Instead: `wait_group`, which counts in an atomic.

use std::thread;

fn main() {
    let mut visits = 0;
    //+ use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
    //+ let visits = AtomicU32::new(0);
    thread::scope(|scope| {
        scope.spawn(|| visits += 1);
        //+ scope.spawn(|| visits.fetch_add(1, Relaxed));
        scope.spawn(|| visits += 1); //~ E0499
        //+ scope.spawn(|| visits.fetch_add(1, Relaxed));
    });
    println!("{visits:?}");
}

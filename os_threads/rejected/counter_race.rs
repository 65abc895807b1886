//! Threads cannot count in one plain variable.
//!
//! Wanted: four threads add their visitors to a number on main's stack.
//! Refused: each closure would borrow it for writing while the others do, and
//! for longer than main may live. The help offers `move`; each thread would
//! then count in a copy of its own.
//! Instead: `relaxed_counter`, where the number is an atomic behind an `Arc`.

use std::thread;
//+ use std::sync::Arc;
//+ use std::sync::atomic::{AtomicU32, Ordering};
//+ use std::thread;

fn main() {
    let mut visitors = 0;
    //+ let visitors = Arc::new(AtomicU32::new(0));
    let mut doors = Vec::new();
    for _ in 0..4 {
        doors.push(thread::spawn(|| visitors += 1)); //~ E0373 E0499
        //+ let visitors = Arc::clone(&visitors);
        //+ doors.push(thread::spawn(move || {
        //+     visitors.fetch_add(1, Ordering::Relaxed);
        //+ }));
    }
    for door in doors {
        door.join().expect("counting does not panic");
    }
}

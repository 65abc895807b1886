//! Two threads cannot write to one map without a lock.
//!
//! Wanted: what the Go program of `concurrent_map_writes` does.
//! Refused: each thread wants the map for itself until the scope ends.
//! Instead: `concurrent_map_writes`, where each has a map of its own.

use std::collections::HashMap;
use std::thread;

fn main() {
    let mut tally = HashMap::new();
    //+ let tally = std::sync::Mutex::new(HashMap::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| *tally.entry("tea").or_insert(0) += 1); //~ E0499
            //+ scope.spawn(|| {
            //+     let mut tally = tally.lock().expect("nobody panics");
            //+     *tally.entry("tea").or_insert(0) += 1;
            //+ });
        }
    });
    println!("{tally:?}");
}

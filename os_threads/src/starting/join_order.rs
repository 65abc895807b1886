//! Threads run in the system's order; `join` puts their results in yours.
//!
//! In which order threads get to work is the scheduler's choice, and it
//! chooses anew in each run: the first line counts the orders it came up with.
//! It is often said that OS threads are deterministic to debug; they are the
//! opposite. So let no answer depend on the order: keep the handles in a list
//! and join them as they stand there. The second half forces the worst case,
//! each thread ending only after the one that was started later, and the joined
//! list is what it would always be.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! 50 runs of 6 threads: {count} different orders
//! ended: [3, 2, 1, 0]
//! joined: ["part 0", "part 1", "part 2", "part 3"]
//! ```
//!
//! Needs edition 2024, which drops temporaries of a last line earlier.

use std::collections::BTreeSet;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

/// The order in which `threads` threads got to run this time.
pub fn order_of_arrival(threads: usize) -> Vec<usize> {
    let arrived = Arc::new(Mutex::new(Vec::new()));
    let arriving: Vec<_> = (0..threads)
        .map(|number| {
            let arrived = Arc::clone(&arrived);
            thread::spawn(move || {
                let mut arrived = arrived.lock().expect("no push panics");
                arrived.push(number);
            })
        })
        .collect();
    for thread in arriving {
        thread.join().expect("arriving does not panic");
    }
    std::mem::take(&mut arrived.lock().expect("no push panics"))
}

/// The order in which the parts ended, last one first, and their results.
pub fn write_backwards(parts: usize) -> (Vec<usize>, Vec<String>) {
    let (ended, order) = mpsc::channel();
    let mut writers = Vec::new();
    let mut before: Option<Sender<()>> = None;
    for number in 0..parts {
        let (later_part, later_part_ended) = mpsc::channel();
        let held_for_part_before = before.replace(later_part);
        let ended = ended.clone();
        writers.push(thread::spawn(move || {
            // Nothing is ever sent: `recv` fails when the later part has
            // ended and dropped its end.
            let _ = later_part_ended.recv();
            ended.send(number).expect("main reads the order");
            drop(held_for_part_before);
            format!("part {number}")
        }));
    }
    drop((before, ended));
    let text = writers
        .into_iter()
        .map(|writer| writer.join().expect("writing does not panic"))
        .collect();
    (order.iter().collect(), text)
}

pub fn main() {
    let orders: BTreeSet<_> =
        (0..50).map(|_| order_of_arrival(6)).collect();
    println!("50 runs of 6 threads: {} different orders", orders.len());
    let (ended, joined) = write_backwards(4);
    println!("ended: {ended:?}");
    println!("joined: {joined:?}");
}

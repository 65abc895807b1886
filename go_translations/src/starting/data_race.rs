//! A racy counter: Go runs it, and Rust refuses it.
//!
//! Go: `counter++` in many goroutines; the race detector sees it when asked.
//! Rust: refused (`racing_counter`); share an atomic instead.
//! Checked: compile time: the data race; not at all: a load and a store in two
//! steps, which is a race with no data race in it.
//!
//! The Go program usually prints the right number, which is the trouble with
//! it. With `-race` it prints a report and fails.
//!
//! Prints:
//!
//! ```text
//! counted 1000
//! ```

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

pub fn count(visitors: u32) -> u32 {
    let visits = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..visitors {
            scope.spawn(|| visits.fetch_add(1, Ordering::Relaxed));
        }
    });
    visits.into_inner()
}

pub fn main() {
    println!("counted {}", count(1000));
}

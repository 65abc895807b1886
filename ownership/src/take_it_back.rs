//! What moved into a thread comes back through `join`.
//!
//! A thread is a function call that overlaps with yours: what its closure
//! returns is what `join` gives you. Hand a value over, get it back changed,
//! and nobody ever shared it: no lock, no `Arc`. `join` also tells you of a
//! panic, which is why it returns a `Result`.
//!
//! Prints:
//!
//! ```text
//! sorted: ["milk", "sugar", "tea"]
//! it has the buffer it left with: true
//! ```

use std::thread;

/// Sorts in another thread, where it may take its time.
fn sort_elsewhere(mut lines: Vec<String>) -> Vec<String> {
    let sorter = thread::spawn(move || {
        lines.sort();
        lines
    });
    sorter.join().expect("sorting strings does not panic")
}

pub fn main() {
    let lines = ["tea", "sugar", "milk"].map(str::to_owned).to_vec();
    let buffer = lines.as_ptr();
    let lines = sort_elsewhere(lines);
    println!("sorted: {lines:?}");
    println!(
        "it has the buffer it left with: {}",
        lines.as_ptr() == buffer
    );
}

//! A thread cannot return a borrow of what it owns.
//!
//! Wanted: the longest line of a report, found in another thread.
//! Refused: the report ends with the closure that owns it, so a `&str` into it
//! would point at nothing; what `join` hands over must be able to outlive the
//! thread.
//! Instead: `join_order`, where each thread returns a `String` of its own.

use std::thread;

fn main() {
    let report = "tea\nsugar\nmilk".to_owned();
    let reader = thread::spawn(move || {
        let longest = report.lines().max_by_key(|line| line.len());
        longest.unwrap_or_default() //~ E0515
        //+ longest.unwrap_or_default().to_owned()
    });
    let longest = reader.join().expect("reading does not panic");
    println!("{longest}");
}

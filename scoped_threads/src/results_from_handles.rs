//! A scoped thread returns a value; its handle gives it back.
//!
//! `spawn` returns a handle, and dropping that throws the result of the thread
//! away, without a warning, even if it is a `Result`. Keep the handles and join
//! them in the order in which they were spawned: the results come in that
//! order, whichever thread was first. Collect the handles before joining any;
//! one iterator chain from `spawn` to `join` would run the threads one by one.
//!
//! Prints:
//!
//! ```text
//! tea.txt has 2 lines
//! milk.txt has 1 line
//! 3 lines in all
//! ```

use std::thread;

pub fn count_lines(texts: &[&str]) -> Vec<usize> {
    thread::scope(|scope| {
        let counters: Vec<_> = texts
            .iter()
            .map(|text| scope.spawn(|| text.lines().count()))
            .collect();
        counters
            .into_iter()
            .map(|counter| counter.join().expect("counting cannot panic"))
            .collect()
    })
}

pub fn main() {
    let lines = count_lines(&["green\nblack", "oat"]);
    println!("tea.txt has {} lines", lines[0]);
    println!("milk.txt has {} line", lines[1]);
    println!("{} lines in all", lines.iter().sum::<usize>());
}

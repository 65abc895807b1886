//! What a scoped thread reads, the code around it cannot change.
//!
//! Wanted: add to the list while a thread of the scope prints it.
//! Refused: the thread holds a shared borrow until the scope ends.
//! Instead: `waits_at_run_time`, where both sides only read until then.

use std::thread;

fn main() {
    let mut list = vec!["tea", "milk"];
    thread::scope(|scope| {
        scope.spawn(|| println!("{} items", list.len()));
        list.push("sugar"); //~ E0502
        //+
    });
    list.push("coffee");
}

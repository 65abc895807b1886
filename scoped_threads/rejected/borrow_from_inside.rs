//! A scoped thread may not borrow what is made inside the scope.
//!
//! Wanted: make a list in the scope's closure and lend it to a thread.
//! Refused: the closure returns before the scope has waited, so the list is
//! dropped while the thread may be reading it.
//! Instead: `results_in_place`, where the list is made before the scope.

use std::thread;

fn main() {
    thread::scope(|scope| {
        //+ let list = ["tea", "milk"].map(str::to_owned);
        //+ thread::scope(|scope| {
        let list = ["tea", "milk"].map(str::to_owned);
        //+
        scope.spawn(|| println!("{} items", list.len())); //~ E0373
    });
}

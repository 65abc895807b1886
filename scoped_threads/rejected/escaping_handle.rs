//! The handle of a scoped thread cannot leave its scope.
//!
//! Wanted: start the thread in a scope and join it after the scope.
//! Refused: when the scope returns, its closure has too and its borrows are
//! over; a handle that lived on would still promise their result.
//! Instead: `results_from_handles`, which joins inside and returns the value.

use std::thread;

fn main() {
    let order = String::from("tea");
    let mut letters = None;
    thread::scope(|scope| {
        letters = Some(scope.spawn(|| order.len())); //~ E0521
        //+ letters = scope.spawn(|| order.len()).join().ok();
    });
    println!("{}", letters.is_some());
}

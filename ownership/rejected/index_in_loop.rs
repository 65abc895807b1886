//! `&mut totals[i]` borrows the whole vector, in every turn of the loop.
//!
//! Wanted: give each thread its own element of one vector to fill.
//! Refused: the compiler does not compare indices. The first thread still
//! holds `totals` when the second turn borrows it again.
//! Instead: `borrow_in_scope`, with one exclusive borrow per variable.

use std::thread;

fn main() {
    let mut totals = vec![0; 3];
    thread::scope(|scope| {
        for shop in 0..3 {
            //+ for (shop, total) in totals.iter_mut().enumerate() {
            let total = &mut totals[shop]; //~ E0499
            //+
            scope.spawn(move || *total = shop * 100);
        }
    });
    println!("{totals:?}");
}

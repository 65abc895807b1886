//! `&mut sums[i]` borrows the whole array in every turn of the loop.
//!
//! Wanted: give each thread its own element of one array to fill.
//! Refused: the compiler does not compare indices. The first thread still
//! holds `sums` when the second turn borrows it again.
//! Instead: `results_in_place`, where an iterator hands out the elements.

use std::thread;

fn main() {
    let rows = [[1, 2], [3, 4]];
    let mut sums = [0, 0];
    thread::scope(|scope| {
        for i in 0..2 {
            //+ for (i, sum) in sums.iter_mut().enumerate() {
            let row = &rows[i];
            scope.spawn(|| sums[i] = row.iter().sum()); //~ E0373 E0499
            //+ scope.spawn(move || *sum = row.iter().sum());
        }
    });
    println!("{sums:?}");
}

//! A closure that many threads call cannot add to a captured variable.
//!
//! Wanted: a running total, as in a `for` loop.
//! Refused: two threads would change it at once; the closure must be `Fn`.
//! Instead: `change_one_word`, where each item has a result of its own.

use rayon::prelude::*;

fn main() {
    let prices = [3, 1, 4, 1, 5];
    let mut total = 0;
    //+
    prices.par_iter().for_each(|price| total += *price); //~ E0594
    //+ let total: i32 = prices.par_iter().sum();
    println!("total: {total}");
}

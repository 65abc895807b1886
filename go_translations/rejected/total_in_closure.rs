//! A parallel loop cannot add to one plain variable.
//!
//! Wanted: add up a list, as a loop does.
//! Refused: several threads run the closure at once, so it gets no `&mut`.
//! Instead: `parallel_map_sum`, where each part has a sum and the sums are
//! added.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

fn main() {
    let prices = [3, 4, 5];
    let mut total = 0;
    //+ let total: i32 = prices.par_iter().sum();
    prices.par_iter().for_each(|&price| total += price); //~ E0594
    //+
    println!("{total}");
}

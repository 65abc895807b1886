//! A closure that many threads call cannot push into a captured `Vec`.
//!
//! Wanted: put the doubled prices into a list on the way.
//! Refused: two threads would push at once; the closure must be `Fn`.
//! Instead: `filter_and_map`, where `collect` makes the list.

use rayon::prelude::*;

fn main() {
    let prices = [3, 1, 4];
    let mut doubled = Vec::new();
    //+
    prices.par_iter().for_each(|p| doubled.push(p * 2)); //~ E0596
    //+ let doubled: Vec<_> = prices.par_iter().map(|p| p * 2).collect();
    println!("{doubled:?}");
}

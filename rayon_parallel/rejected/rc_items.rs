//! A list of `Rc` has no `par_iter`.
//!
//! Wanted: add up prices that other lists share.
//! Refused: each item would be lent to another thread, and `Rc` is not `Sync`.
//! Instead: `items_are_shared`, whose items may be looked at by any thread.

use std::rc::Rc;
//+ use std::sync::Arc;

use rayon::prelude::*;

fn main() {
    let prices = vec![Rc::new(3), Rc::new(4)];
    //+ let prices = vec![Arc::new(3), Arc::new(4)];
    let total: i32 = prices.par_iter().map(|price| **price).sum(); //~ E0599
    println!("{total}");
}

//! What the closure captures is shared by all threads: an `Rc` cannot be.
//!
//! Wanted: look the rate up in a table that has other owners too.
//! Refused: `Rc` counts its owners without a lock, so it is not `Sync`.
//! Instead: `items_are_shared`, where a plain reference is enough.

use std::rc::Rc;

use rayon::prelude::*;

fn main() {
    let shared = Rc::new([19, 7]);
    let rates = Rc::clone(&shared);
    //+ let rates: &[i32; 2] = &shared;
    let prices = [100, 200];
    let tax: i32 = prices.par_iter().map(|p| p * rates[0]).sum(); //~ E0277
    println!("{tax}");
}

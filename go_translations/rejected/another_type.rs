//! What is swapped in has the type of what was there.
//!
//! Wanted: store a word where a number was, as `atomic.Value` lets you try.
//! Refused: the type of the cell says what it holds.
//! Instead: `atomic_pointer`, where each version is a list of prices.

use std::sync::Arc;

use arc_swap::ArcSwap;

fn main() {
    let price = ArcSwap::new(Arc::new(3));
    price.store(Arc::new("four")); //~ E0308
    //+ price.store(Arc::new(4));
    println!("{}", price.load());
}

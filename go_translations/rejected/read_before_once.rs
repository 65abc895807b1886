//! A cell gives its value only to those who ask whether it is there.
//!
//! Wanted: use the price, having forgotten to load it first.
//! Refused: what `get` returns is a price or none, and the sum needs a price.
//! Instead: `once`, where asking and loading is one call.

use std::sync::OnceLock;

static PRICE: OnceLock<u64> = OnceLock::new();

fn main() {
    let sum = 2 * PRICE.get(); //~ E0277
    //+ let sum = 2 * PRICE.get_or_init(|| 3);
    println!("{sum}");
}

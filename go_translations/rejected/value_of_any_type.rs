//! A concurrent map takes values of one type.
//!
//! Wanted: store a price as a number, and then one as a word.
//! Refused: the first `insert` settled what the map holds.
//! Instead: `sync_map`, where all values are counters.

use papaya::HashMap;

fn main() {
    let prices = HashMap::new();
    prices.pin().insert("tea", 3);
    prices.pin().insert("milk", "two"); //~ E0308
    //+ prices.pin().insert("milk", 2);
    println!("{} prices", prices.len());
}

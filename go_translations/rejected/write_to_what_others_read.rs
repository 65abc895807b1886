//! You cannot assign to what others read through an `Arc`.
//!
//! Wanted: raise the price in the list that was loaded.
//! Refused: an `Arc` is shared, and another reader may look at it now.
//! Instead: `atomic_pointer`, where the writer stores a new list.

use std::sync::Arc;

use arc_swap::ArcSwap;

struct Prices {
    tea: u64,
}

fn main() {
    let prices = ArcSwap::new(Arc::new(Prices { tea: 3 }));
    let mut loaded = prices.load_full();
    //+ let loaded = prices.load_full();
    loaded.tea += 1; //~ E0594
    //+ prices.store(Arc::new(Prices { tea: loaded.tea + 1 }));
    println!("{}", prices.load().tea);
}

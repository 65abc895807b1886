//! `find_any` stops once some thread has a match, `find_first` finds the first.
//!
//! Which match `find_any` returns is open where there are several. It tells
//! the other threads to stop; how many prices they look at until they notice
//! is open too, so the count is taken on a pool of one thread. `find_first`
//! has to look at all that lies before its match, so take it only where the
//! first is meant.
//!
//! Prints:
//!
//! ```text
//! any is a match: true
//! first: Some(100)
//! last: Some(9900)
//! find_any looked at 100
//! counting all looked at 9999
//! ```

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// How many prices are looked at before one thread is done.
pub fn looked_at(prices: &[u32], stop_early: bool) -> usize {
    let count = AtomicUsize::new(0);
    let counted = |price: &&u32| {
        count.fetch_add(1, Ordering::Relaxed);
        is_round(**price)
    };
    let pool = ThreadPoolBuilder::new().num_threads(1).build();
    let pool = pool.expect("the system has room for one thread");
    pool.install(|| {
        if stop_early {
            prices.par_iter().find_any(counted).is_some()
        } else {
            prices.par_iter().filter(counted).count() > 0
        }
    });
    count.into_inner()
}

fn is_round(price: u32) -> bool {
    price.is_multiple_of(100)
}

pub fn main() {
    let prices: Vec<u32> = (1..10_000).collect();
    let of_hundred = |price: &&u32| is_round(**price);

    let any = prices.par_iter().find_any(of_hundred);
    println!("any is a match: {}", any.is_some_and(|any| is_round(*any)));
    println!("first: {:?}", prices.par_iter().find_first(of_hundred));
    println!("last: {:?}", prices.par_iter().find_last(of_hundred));

    println!("find_any looked at {}", looked_at(&prices, true));
    println!("counting all looked at {}", looked_at(&prices, false));
}

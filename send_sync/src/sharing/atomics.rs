//! An atomic is a number that threads may change through `&`, without a lock.
//!
//! It is a `Cell` that is Sync: as large as the plain number, and each
//! operation is indivisible, so no other thread comes between its read and its
//! write. That need not be one instruction: `fetch_max` may be a loop that
//! tries until no other thread came in between. Use an atomic for one number;
//! two that must agree need a `Mutex`. `Relaxed` is enough here, because each
//! is read only after the threads were joined. `cfg!(target_has_atomic = "32")`
//! tells whether the target has such operations on 32 bits; not every target
//! has.
//!
//! Prints:
//!
//! ```text
//! 4000 bids, none lost; the highest is 3999
//! as large as the number in it: true
//! this target has 32-bit atomic operations: true
//! ```

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

#[derive(Default)]
pub struct Auction {
    bids: AtomicU32,
    highest: AtomicU32,
}

impl Auction {
    /// Takes `&self`: every bidder has a reference to the same auction.
    pub fn bid(&self, amount: u32) {
        self.bids.fetch_add(1, Ordering::Relaxed);
        self.highest.fetch_max(amount, Ordering::Relaxed);
    }
}

/// `bidders` threads bid `each` times; returns how many bids, and the highest.
pub fn auction(bidders: u32, each: u32) -> (u32, u32) {
    let auction = Auction::default();
    thread::scope(|s| {
        for bidder in 0..bidders {
            let auction = &auction;
            s.spawn(move || {
                for round in 0..each {
                    auction.bid(round * bidders + bidder);
                }
            });
        }
    });
    // Nobody else is left: plain numbers again.
    (auction.bids.into_inner(), auction.highest.into_inner())
}

pub fn main() {
    let (bids, highest) = auction(4, 1000);
    println!("{bids} bids, none lost; the highest is {highest}");
    let same_size = size_of::<AtomicU32>() == size_of::<u32>();
    println!("as large as the number in it: {same_size}");
    let has_it = cfg!(target_has_atomic = "32");
    println!("this target has 32-bit atomic operations: {has_it}");
}

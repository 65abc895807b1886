//! Load, add, store loses updates: each step is atomic and the three are not.
//!
//! Safe Rust rules out data races, not races. A data race is plain memory, two
//! threads at once, one or both writing (`--rejected counter_race`).
//! `sell_in_steps` is wrong and has no data race: two threads load the same
//! number, each adds its ticket, and the second store wipes out the first. Left
//! to chance this may go well for long, so here a barrier makes all load before
//! any stores. `fetch_add` is one step: nothing fits in between. The steps have
//! the strictest ordering there is; an ordering does not make them one.
//!
//! Prints:
//!
//! ```text
//! in steps, one clerk: 1 sold
//! in steps, 8 clerks at the same moment: 1 sold
//! in one step, 8 clerks: 8 sold
//! ```

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

/// Wrong: another thread may store between the load and the store.
pub fn sell_in_steps(sold: &AtomicU32) {
    let before = sold.load(Ordering::SeqCst);
    sold.store(before + 1, Ordering::SeqCst);
}

/// Right: one step.
pub fn sell(sold: &AtomicU32) {
    sold.fetch_add(1, Ordering::Relaxed);
}

/// Each of `clerks` threads sells one ticket: how many are on the books?
pub fn sell_together(clerks: usize, sell: fn(&AtomicU32)) -> u32 {
    let sold = Arc::new(AtomicU32::new(0));
    let selling: Vec<_> = (0..clerks)
        .map(|_| {
            let sold = Arc::clone(&sold);
            thread::spawn(move || sell(&sold))
        })
        .collect();
    for clerk in selling {
        clerk.join().expect("selling does not panic");
    }
    sold.load(Ordering::Relaxed)
}

/// The steps of `sell_in_steps`, where all load before any stores.
pub fn sell_at_the_same_moment(clerks: u32) -> u32 {
    let sold = Arc::new(AtomicU32::new(0));
    let all_loaded = Arc::new(Barrier::new(clerks as usize));
    let selling: Vec<_> = (0..clerks)
        .map(|_| {
            let sold = Arc::clone(&sold);
            let all_loaded = Arc::clone(&all_loaded);
            thread::spawn(move || {
                let before = sold.load(Ordering::SeqCst);
                all_loaded.wait();
                sold.store(before + 1, Ordering::SeqCst);
            })
        })
        .collect();
    for clerk in selling {
        clerk.join().expect("selling does not panic");
    }
    sold.load(Ordering::Relaxed)
}

pub fn main() {
    println!(
        "in steps, one clerk: {} sold",
        sell_together(1, sell_in_steps)
    );
    println!(
        "in steps, 8 clerks at the same moment: {} sold",
        sell_at_the_same_moment(8)
    );
    println!("in one step, 8 clerks: {} sold", sell_together(8, sell));
}

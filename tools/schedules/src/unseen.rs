//! What a file must not do: take its atomics past the mirror.
//!
//! The same bug as in `lost_update`, but the scheduler does not see the steps
//! it lies between. A case of this file finds nothing, and a test wants that
//! to be reported.

use core::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use std::thread;

/// Wrong, and unseen.
pub fn sell_in_steps(sold: &AtomicU32) {
    let before = sold.load(Ordering::SeqCst);
    sold.store(before + 1, Ordering::SeqCst);
}

/// As in `lost_update`.
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

//! WRONG on purpose: adding `move` makes a refused counter compile, at 0.
//!
//! Threads that add to one local variable are refused (`racing_counter` among
//! the refused programs), and the compiler suggests `move`. For a number that
//! is a trap: an integer is `Copy`, so each closure moves a copy of its own,
//! counts in it and throws it away. There is no data race and no count, and
//! all that is left of the error is a warning (`unused_assignments`). The wish
//! was to share, not to move: an atomic, borrowed by every thread.
//!
//! Prints:
//!
//! ```text
//! with the suggested `move`: 0 of 10
//! with a shared atomic: 10 of 10
//! ```

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// Each thread gets a copy of `visits`; this one stays as it is.
pub fn with_move(visitors: u32) -> u32 {
    let visits = 0;
    thread::scope(|scope| {
        for _ in 0..visitors {
            let mut visits = visits; // What `move` does to a `Copy` type.
            scope.spawn(move || {
                visits += 1;
                visits
            });
        }
    });
    visits
}

pub fn with_atomic(visitors: u32) -> u32 {
    let visits = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..visitors {
            scope.spawn(|| visits.fetch_add(1, Ordering::Relaxed));
        }
    });
    visits.into_inner()
}

pub fn main() {
    let visitors = 10;
    println!(
        "with the suggested `move`: {} of {visitors}",
        with_move(visitors)
    );
    println!(
        "with a shared atomic: {} of {visitors}",
        with_atomic(visitors)
    );
}

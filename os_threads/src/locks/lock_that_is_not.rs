//! `let _ = lock()` protects nothing: the guard is dropped on the same line.
//!
//! `_` is not a variable, so nothing keeps the value; `_guard` is one, and
//! keeps it to the end of the block. For the guards of std the compiler denies
//! `let _ =` by a lint. A guard type of your own it does not know, as `Till`
//! below, which does compile with the lock gone: `#[must_use]` on the type
//! does not help either, for `let _ =` is how one says that it is not wanted.
//!
//! Prints:
//!
//! ```text
//! let _ = open(..): taken: false
//! let till = open(..): taken: true
//! drop(till): taken: false
//! let _till = open(..): taken: true
//! ```

use std::sync::{Mutex, MutexGuard, TryLockError};

/// The right to use the till, for as long as this lives.
#[must_use]
pub struct Till<'a> {
    _guard: MutexGuard<'a, u32>,
}

pub fn open(cash: &Mutex<u32>) -> Till<'_> {
    Till {
        _guard: cash.lock().expect("no holder panics"),
    }
}

/// Whether another customer would have to wait.
pub fn is_taken(cash: &Mutex<u32>) -> bool {
    matches!(cash.try_lock(), Err(TryLockError::WouldBlock))
}

pub fn main() {
    let cash = Mutex::new(100);
    // Wrong: it looks like a lock for the rest of the block.
    let _ = open(&cash);
    println!("let _ = open(..): taken: {}", is_taken(&cash));

    let till = open(&cash);
    println!("let till = open(..): taken: {}", is_taken(&cash));
    drop(till);
    println!("drop(till): taken: {}", is_taken(&cash));

    let _till = open(&cash);
    println!("let _till = open(..): taken: {}", is_taken(&cash));
}

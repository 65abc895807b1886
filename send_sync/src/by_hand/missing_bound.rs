//! Wrong on purpose: an `unsafe impl Sync` without its bound loses a count.
//!
//! `Shelf<T>` promises Sync for every `T`; the bound `T: Sync` is missing. The
//! compiler takes the word for it, and two threads share a `Cell`, in safe
//! code. Both read it, then both write what they read plus one. Barriers put
//! the steps in this order, which keeps this run defined; without them it is
//! a data race, and may do anything. Right is `raw_pointer_wrapper`, where a
//! `Cell` is not shared.
//!
//! Prints:
//!
//! ```text
//! two threads added one each: 1
//! ```

#![expect(unsafe_code, reason = "the lesson is a promise that is false")]

use std::cell::Cell;
use std::sync::Barrier;
use std::thread;

pub struct Shelf<T> {
    pointer: *const T,
}

// Whoever has a `&Shelf<T>` gets a `&T`, and `T` may not be Sync. Right would
// be `unsafe impl<T: Sync> Sync for Shelf<T> {}`.
#[expect(
    clippy::undocumented_unsafe_blocks,
    reason = "there is no proof, for it is false"
)]
unsafe impl<T> Sync for Shelf<T> {}

impl<T> Shelf<T> {
    pub fn new(value: T) -> Self {
        let pointer = Box::into_raw(Box::new(value));
        Self { pointer }
    }

    pub fn get(&self) -> &T {
        // SAFETY: `new` got it from a `Box`, and only `drop` frees it.
        unsafe { &*self.pointer }
    }
}

impl<T> Drop for Shelf<T> {
    fn drop(&mut self) {
        // SAFETY: `new` got it from a `Box`, and this is the only `drop`.
        drop(unsafe { Box::from_raw(self.pointer.cast_mut()) });
    }
}

/// Two threads add one each; returns the sum.
pub fn add_one_each() -> u32 {
    let cups = Shelf::new(Cell::new(0));
    let next_step = Barrier::new(2);
    thread::scope(|s| {
        s.spawn(|| {
            let seen = cups.get().get();
            next_step.wait(); // Both have read.
            cups.get().set(seen + 1);
            next_step.wait(); // The first has written.
        });
        s.spawn(|| {
            let seen = cups.get().get();
            next_step.wait();
            next_step.wait();
            cups.get().set(seen + 1);
        });
    });
    cups.get().get()
}

pub fn main() {
    println!("two threads added one each: {}", add_one_each());
}

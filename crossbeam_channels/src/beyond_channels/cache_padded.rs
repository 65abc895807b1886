//! `CachePadded` gives a value cache lines of its own.
//!
//! Processors pass memory between them in lines, not in values. Two counters in
//! one line are passed to and fro though no thread touches the other's: false
//! sharing. Padding moves them apart. It changes no result, only the time, and
//! costs the space between; so measure before and after, on the machine that
//! matters.
//!
//! Prints:
//!
//! ```text
//! near: 8 bytes apart
//! far: at least 32 bytes apart: true
//! near: 2000
//! far: 2000
//! ```

use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crossbeam::utils::CachePadded;

/// Each thread counts in a place of its own.
pub fn count<C>(places: &[C], each: u64) -> u64
where
    C: Deref<Target = AtomicU64> + Sync,
{
    thread::scope(|scope| {
        for place in places {
            scope.spawn(move || {
                for _ in 0..each {
                    place.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    places
        .iter()
        .map(|place| place.load(Ordering::Relaxed))
        .sum()
}

/// How many bytes lie between the beginnings of two neighbours.
fn apart<T>(pair: &[T; 2]) -> usize {
    (&raw const pair[1]).addr() - (&raw const pair[0]).addr()
}

pub fn main() {
    let near = [AtomicU64::new(0), AtomicU64::new(0)];
    let far = near.each_ref().map(|_| CachePadded::new(AtomicU64::new(0)));
    println!("near: {} bytes apart", apart(&near));
    // How far depends on the processor.
    println!("far: at least 32 bytes apart: {}", apart(&far) >= 32);
    println!("near: {}", count(&near.each_ref(), 1000));
    println!("far: {}", count(&far, 1000));
}

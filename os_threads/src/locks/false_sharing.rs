//! Counters on one cache line contend, though no two threads share a counter.
//!
//! Between cores, memory moves a line at a time. Counters side by side in an
//! array lie on the same line, so a thread that writes its own takes the line
//! away from the others. `align` gives each counter a line of its own, at the
//! price of the space between: worth it for what several threads write all the
//! time, and for nothing else. 128 bytes hold the line of most processors.
//!
//! The times are this run's. On one core or a busy machine, both are alike.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! packed: lines 1, bytes 128, total 400000, {time} us
//! padded: lines 4, bytes 512, total 400000, {time} us
//! ```

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

const LINE: usize = 128;

/// Side by side, as in any array; aligned only to begin with a line.
#[repr(align(128))]
#[derive(Default)]
pub struct Packed([AtomicU64; 4]);

/// One counter, alone on its line.
#[repr(align(128))]
#[derive(Default)]
pub struct Padded(AtomicU64);

/// On how many lines the counters lie.
pub fn lines(counters: [&AtomicU64; 4]) -> usize {
    let line = counters.map(|counter| counter.as_ptr().addr() / LINE);
    BTreeSet::from(line).len()
}

/// Four threads, each adding `each` to its own counter.
pub fn count(counters: [&AtomicU64; 4], each: u64) -> u64 {
    thread::scope(|scope| {
        for counter in counters {
            scope.spawn(move || {
                for _ in 0..each {
                    counter.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    let counts = counters.iter().map(|n| n.load(Ordering::Relaxed));
    counts.sum()
}

fn timed(what: &str, bytes: usize, counters: [&AtomicU64; 4]) {
    let lines = lines(counters);
    let start = Instant::now();
    let total = count(counters, 100_000);
    let time = start.elapsed().as_micros();
    println!(
        "{what}: lines {lines}, bytes {bytes}, total {total}, {time} us"
    );
}

pub fn main() {
    let packed = Packed::default();
    timed("packed", size_of_val(&packed), packed.0.each_ref());
    let padded: [Padded; 4] = Default::default();
    let counters = padded.each_ref().map(|padded| &padded.0);
    timed("padded", size_of_val(&padded), counters);
}

//! A parallel map over few cheap items is slower: measure where yours turns.
//!
//! To hand work to the pool and back has its price, which a handful of cheap
//! items does not pay back. It is often said that such an abstraction costs
//! nothing: run this, with `--release`, on the machine you mean. The times and
//! who is ahead vary with the machine, its load and the kind of build; that
//! both get the same sum does not. Each time is the best of three, taken in
//! turns.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! 10 items: one thread {time} ns, rayon {time} ns
//! 100 items: one thread {time} ns, rayon {time} ns
//! 1000 items: one thread {time} ns, rayon {time} ns
//! 10000 items: one thread {time} ns, rayon {time} ns
//! 100000 items: one thread {time} ns, rayon {time} ns
//! 1000000 items: one thread {time} ns, rayon {time} ns
//! rayon is {verdict}
//! ```

use std::hint::black_box;
use std::time::{Duration, Instant};

use rayon::prelude::*;

/// A few nanoseconds of work.
pub fn mix(mut n: u64) -> u64 {
    for _ in 0..4 {
        n = (n ^ (n >> 31)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    n
}

pub fn one_thread(items: &[u64]) -> u64 {
    items.iter().map(|n| mix(*n)).fold(0, u64::wrapping_add)
}

pub fn all_cores(items: &[u64]) -> u64 {
    let mixed = items.par_iter().map(|n| mix(*n));
    mixed.reduce(|| 0, u64::wrapping_add)
}

fn time(work: fn(&[u64]) -> u64, items: &[u64]) -> (Duration, u64) {
    let start = Instant::now();
    let sum = work(black_box(items));
    (start.elapsed(), sum)
}

pub fn main() {
    all_cores(&[1]); // Starts the pool, which is not part of the question.
    let mut first_win = None;
    for size in [10, 100, 1_000, 10_000, 100_000, 1_000_000] {
        let items: Vec<u64> = (0..size).collect();
        let (mut alone, mut together) = (Duration::MAX, Duration::MAX);
        for _ in 0..3 {
            let (took, sum) = time(one_thread, &items);
            alone = alone.min(took);
            let (took, same) = time(all_cores, &items);
            together = together.min(took);
            assert_eq!(sum, same);
        }
        println!(
            "{size} items: one thread {} ns, rayon {} ns",
            alone.as_nanos(),
            together.as_nanos()
        );
        if together < alone {
            first_win.get_or_insert(size);
        } else {
            first_win = None;
        }
    }
    match first_win {
        Some(size) => println!("rayon is ahead from {size} items on"),
        None => println!("rayon is not ahead at any of these sizes"),
    }
}

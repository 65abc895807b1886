//! To use all cores for one sum, give each thread its own share of the range.
//!
//! Split it: threads that each walk the whole range use all cores too, for as
//! many times the work, as the first two lines count. Nothing is shared while
//! they run: each thread owns its range, returns its part, and `join` hands it
//! over.
//!
//! A sum of squares outgrows its type early. In a `u64` a debug build panics at
//! the square printed below, and a release build, which does not look, goes on
//! to the wrong total in the last line. So the total here is a `u128`.
//!
//! Prints:
//!
//! ```text
//! 4 threads with a share each: 1000 numbers walked
//! 4 threads with the whole range each: 4000 numbers walked
//! the squares below 4000000 add up to 21333325333334000000
//! the formula says the same: true
//! a u64 has no room for the square of 3810778
//! cut to 64 bits the total is 2886581259624448384
//! ```

use std::hint::black_box;
use std::iter;
use std::num::NonZero;
use std::ops::Range;
use std::thread;

/// The sum of x * x over all x below `end`, by `threads` threads.
pub fn sum_of_squares(end: u64, threads: NonZero<usize>) -> u128 {
    let workers: Vec<_> = shares(end, threads)
        .map(|share| {
            thread::spawn(move || {
                share.map(|x| u128::from(x) * u128::from(x)).sum::<u128>()
            })
        })
        .collect();
    workers
        .into_iter()
        .map(|worker| worker.join().expect("adding does not panic"))
        .sum()
}

/// Cuts 0..end into one range for each thread; some may be empty.
fn shares(
    end: u64,
    threads: NonZero<usize>,
) -> impl Iterator<Item = Range<u64>> {
    let threads = threads.get() as u64;
    let size = end.div_ceil(threads);
    (0..threads).map(move |number| {
        let start = (number * size).min(end);
        start..(start + size).min(end)
    })
}

/// Walks each range in a thread of its own; how many numbers that were in all.
pub fn walked(ranges: impl Iterator<Item = Range<u64>>) -> usize {
    let walkers: Vec<_> = ranges
        .map(|range| thread::spawn(move || range.map(black_box).count()))
        .collect();
    walkers
        .into_iter()
        .map(|walker| walker.join().expect("walking does not panic"))
        .sum()
}

/// The same sum, from the formula.
pub fn by_formula(end: u64) -> u128 {
    let n = u128::from(end);
    n.saturating_sub(1) * n * (2 * n).saturating_sub(1) / 6
}

/// The first x whose square no longer fits on top of those before it.
pub fn first_that_overflows_u64() -> Option<u64> {
    let mut sum = 0_u64;
    (0..u64::MAX).find(|x| match sum.checked_add(x * x) {
        Some(larger) => {
            sum = larger;
            false
        }
        None => true,
    })
}

pub fn main() {
    let four = NonZero::new(4).expect("four is not zero");
    let split = walked(shares(1000, four));
    println!("4 threads with a share each: {split} numbers walked");
    let whole = walked(iter::repeat_n(0..1000, 4));
    println!("4 threads with the whole range each: {whole} numbers walked");

    let end = 4_000_000;
    let cores =
        thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let sum = sum_of_squares(end, cores);
    println!("the squares below {end} add up to {sum}");
    println!("the formula says the same: {}", sum == by_formula(end));
    if let Some(x) = first_that_overflows_u64() {
        println!("a u64 has no room for the square of {x}");
    }
    println!("cut to 64 bits the total is {}", sum as u64);
}

#[cfg(test)]
mod tests {
    use super::{by_formula, shares, sum_of_squares};
    use std::num::NonZero;

    #[test]
    fn any_number_of_threads_gives_the_same_sum() {
        for end in [0, 1, 2, 10, 1_001] {
            for threads in [1, 2, 3, 16] {
                let threads = NonZero::new(threads).expect("not zero");
                let sum = sum_of_squares(end, threads);
                assert_eq!(sum, by_formula(end), "{end} {threads}");
            }
        }
    }

    #[test]
    fn the_shares_are_the_range_once() {
        let threads = NonZero::new(4).expect("not zero");
        let walked: Vec<u64> = shares(10, threads).flatten().collect();
        assert_eq!(walked, (0..10).collect::<Vec<u64>>());
    }
}

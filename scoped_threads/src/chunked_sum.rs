//! For work on a long list, one thread per core and one chunk per thread.
//!
//! `chunks` lends every thread a part of the list; nothing is copied. A sum of
//! squares soon outgrows 64 bits, and a release build would not say so: this
//! one is added up in `u128` and compared with n(n + 1)(2n + 1) / 6, so it is
//! the same on any number of cores.
//!
//! Prints:
//!
//! ```text
//! 1 + 4 + 9 + ... + 1000000^2 = 333333833333500000
//! the closed form agrees: true
//! more threads than numbers: 14
//! ```

use std::num::NonZero;
use std::thread;

/// The sum of the squares, on `threads` threads.
pub fn sum_of_squares(numbers: &[u32], threads: NonZero<usize>) -> u128 {
    // Rounded up, so that there are never more chunks than threads; at least
    // one, for an empty list.
    let size = numbers.len().div_ceil(threads.get()).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = numbers
            .chunks(size)
            .map(|chunk| {
                let squares = chunk.iter().map(|n| u128::from(*n).pow(2));
                scope.spawn(|| squares.sum::<u128>())
            })
            .collect();
        let sums = workers.into_iter().map(|worker| worker.join());
        sums.map(|sum| sum.expect("the squares fit")).sum()
    })
}

pub fn main() {
    let last = 1_000_000;
    let numbers: Vec<u32> = (1..=last).collect();
    let cores =
        thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);

    let sum = sum_of_squares(&numbers, cores);
    println!("1 + 4 + 9 + ... + {last}^2 = {sum}");

    let n = u128::from(last);
    let closed_form = n * (n + 1) * (2 * n + 1) / 6;
    println!("the closed form agrees: {}", sum == closed_form);

    let many = NonZero::new(8).expect("eight is not zero");
    let few = sum_of_squares(&[1, 2, 3], many);
    println!("more threads than numbers: {few}");
}

#[cfg(test)]
mod tests {
    use super::sum_of_squares;
    use std::num::NonZero;

    #[test]
    fn every_split_gives_the_same_sum() {
        let numbers: Vec<u32> = (0..100).collect();
        for threads in (1..=101).filter_map(NonZero::new) {
            assert_eq!(sum_of_squares(&numbers, threads), 328_350);
        }
        assert_eq!(sum_of_squares(&[], NonZero::<usize>::MIN), 0);
    }
}

//! The sum of many floats depends on where the pool puts the brackets.
//!
//! It is often said that addition is associative and so a parallel sum is
//! safe. It is for integers, unless a partial sum overflows. Floats are rounded
//! after each addition, so other brackets can give other last digits, and a
//! product even overflow on the one way and not on the other.
//! `par_iter().sum()` leaves the brackets to the pool; what `with_max_len(1)`
//! forces here is one way to put them.
//!
//! Where the digits must be the same on every machine, fix the brackets:
//! chunks of a length of your choice, each summed in order, and the partial
//! sums added in order. That is as parallel, and close to the truth, though
//! not equal to one long loop: that loop has other brackets.
//!
//! Prints:
//!
//! ```text
//! same digits: false
//! close: true
//! chunked, on 1, 2 and 3 threads: same digits: true
//! ((a * b) * c) * d = inf
//! a * ((b * c) * d) = 1
//! ```

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// The same on every pool: the length of a chunk is part of the answer.
pub fn chunked_sum(items: &[f64]) -> f64 {
    let sums: Vec<f64> = items
        .par_chunks(1000)
        .map(|chunk| chunk.iter().sum())
        .collect();
    sums.iter().sum()
}

/// Forces rayon's own sum to pieces of one item: brackets like a tree.
pub fn finest_sum(items: &[f64]) -> f64 {
    items.par_iter().with_max_len(1).sum()
}

pub fn main() {
    let items: Vec<f64> =
        (1..=20_000).map(|i| 1.0 / f64::from(i)).collect();
    let in_order: f64 = items.iter().sum();
    let tree = finest_sum(&items);
    println!("same digits: {}", in_order.to_bits() == tree.to_bits());
    println!("close: {}", (in_order - tree).abs() < 1e-11);

    let sums = [1, 2, 3].map(|threads| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("the system has room for a few threads");
        pool.install(|| chunked_sum(&items)).to_bits()
    });
    let same = sums.iter().all(|sum| *sum == sums[0]);
    println!("chunked, on 1, 2 and 3 threads: same digits: {same}");

    let [a, b, c, d] = [1e200, 1e200, 1e-200, 1e-200_f64];
    println!("((a * b) * c) * d = {}", ((a * b) * c) * d);
    println!("a * ((b * c) * d) = {}", a * ((b * c) * d));
}

#[cfg(test)]
mod tests {
    use rayon::prelude::*;

    #[test]
    fn a_partial_sum_of_integers_may_overflow_where_the_whole_does_not() {
        let add = |a: Option<i32>, b: Option<i32>| a?.checked_add(b?);
        let sum = |longest| {
            let items = [-1, i32::MAX, 1].par_iter().copied().map(Some);
            let pieces = items.with_max_len(longest).with_min_len(longest);
            pieces.reduce(|| Some(0), add)
        };
        assert_eq!(sum(3), Some(i32::MAX));
        assert_eq!(sum(1), None);
    }
}

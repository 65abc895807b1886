//! Change `iter` to `par_iter`, and the primes are the same, in order.
//!
//! The closure runs once for each item, on whichever thread of the pool is
//! free; `collect` puts each result where its item was. Nothing is returned
//! before all of it is done, so there is no thread to join: the pool is made
//! by the first call and stays until the process ends.
//!
//! Prints:
//!
//! ```text
//! same, in order: true
//! primes: 1229
//! each item once: true
//! ```

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

pub fn is_prime(n: u64) -> bool {
    let mut divisors = (2..n).take_while(|d| d * d <= n);
    n >= 2 && divisors.all(|d| !n.is_multiple_of(d))
}

pub fn one_thread(numbers: &[u64]) -> Vec<bool> {
    numbers.iter().map(|n| is_prime(*n)).collect()
}

pub fn all_cores(numbers: &[u64]) -> Vec<bool> {
    numbers.par_iter().map(|n| is_prime(*n)).collect()
}

pub fn main() {
    let numbers: Vec<u64> = (0..10_000).collect();
    let primes = all_cores(&numbers);
    println!("same, in order: {}", primes == one_thread(&numbers));
    println!("primes: {}", primes.iter().filter(|prime| **prime).count());

    let visits: Vec<AtomicUsize> =
        numbers.iter().map(|_| AtomicUsize::new(0)).collect();
    visits.par_iter().for_each(|visit| {
        visit.fetch_add(1, Ordering::Relaxed);
    });
    let once = visits.iter().all(|v| v.load(Ordering::Relaxed) == 1);
    println!("each item once: {once}");
}

//! Data-parallel map and sum: `par_iter`, and chunks of a fixed size.
//!
//! Go: a range of the index for each of `GOMAXPROCS` goroutines, a `WaitGroup`.
//! Rust: `par_iter().map(f).collect()`, or `par_chunks(n)` and a plain loop in
//! each; `par_chunks(n).map(sum).collect()` and then the sum of the sums.
//! Checked: compile time: no two threads write to one place
//! (`total_in_closure`); run time: nothing; not at all: an operation whose
//! result depends on the grouping.
//!
//! It is often said that a sum may be split as one likes, for addition is
//! associative. With `f64` it is not, and `par_iter().sum()` splits as the
//! threads happen to be free. Chunks of a fixed size, added up in their order,
//! give the same bits on any number of cores, here and in Go; not the bits of a
//! plain loop, for that is another grouping. Eight sums side by side keep one
//! addition from waiting for the one before it.
//!
//! Leaves behind: rayon's pool, whose threads end with the process.
//!
//! Prints:
//!
//! ```text
//! sum: 12.090146130
//! the same as from left to right: false
//! sum of the mapped: 161803.398861140
//! ```

use std::thread;

use rayon::iter::{
    IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator,
};
use rayon::slice::{ParallelSlice, ParallelSliceMut};

const CHUNK: usize = 16 * 1024;

fn heavy(mut x: f64) -> f64 {
    for _ in 0..20 {
        x = (x + 1.0).sqrt();
    }
    x
}

#[must_use]
pub fn map_each(numbers: &[f64]) -> Vec<f64> {
    numbers.par_iter().map(|x| heavy(*x)).collect()
}

/// Does the same a chunk at a time, each with a plain loop.
#[must_use]
pub fn map(numbers: &[f64]) -> Vec<f64> {
    let mut mapped = vec![0.0; numbers.len()];
    let chunks = numbers.par_chunks(CHUNK);
    let places = mapped.par_chunks_mut(CHUNK);
    places.zip(chunks).for_each(|(places, chunk)| {
        // A plain loop, in which the compiler takes several at once.
        for (place, x) in places.iter_mut().zip(chunk) {
            *place = heavy(*x);
        }
    });
    mapped
}

fn sum_chunk(numbers: &[f64]) -> f64 {
    let mut lanes = [0.0; 8];
    let (eights, rest) = numbers.as_chunks::<8>();
    for eight in eights {
        for (lane, x) in lanes.iter_mut().zip(eight) {
            *lane += x;
        }
    }
    lanes.iter().chain(rest).sum()
}

#[must_use]
pub fn sum(numbers: &[f64]) -> f64 {
    let sums = numbers.par_chunks(CHUNK).map(sum_chunk);
    // `collect` keeps the order, whoever ends first.
    sums.collect::<Vec<_>>().iter().sum()
}

/// The same with a thread for each part, where rayon is not wanted.
#[must_use]
pub fn literal(numbers: &[f64], threads: usize) -> f64 {
    let per_thread = numbers.len().div_ceil(CHUNK).div_ceil(threads.max(1));
    thread::scope(|scope| {
        let parts: Vec<_> = numbers
            .chunks(CHUNK * per_thread.max(1))
            .map(|part| {
                let sums = move || part.chunks(CHUNK).map(sum_chunk);
                scope.spawn(move || sums().collect::<Vec<_>>())
            })
            .collect();
        let sums = parts.into_iter().map(|part| part.join());
        sums.flat_map(|sums| sums.expect("adding does not panic"))
            .sum()
    })
}

#[must_use]
pub fn fractions(items: usize) -> Vec<f64> {
    (1..=items).map(|n| 1.0 / n as f64).collect()
}

#[expect(clippy::float_cmp, reason = "bit for bit is the lesson")]
pub fn main() {
    let numbers = fractions(100_000);
    assert_eq!(literal(&numbers, 3), sum(&numbers), "the same bits");
    let in_order: f64 = numbers.iter().sum();
    println!("sum: {:.9}", sum(&numbers));
    let same = sum(&numbers) == in_order;
    println!("the same as from left to right: {same}");
    println!("sum of the mapped: {:.9}", sum(&map_each(&numbers)));
    assert_eq!(map(&numbers), map_each(&numbers), "the same bits");
}

#[cfg(test)]
mod tests {
    use rayon::ThreadPoolBuilder;

    use super::{fractions, literal, map, sum};

    #[test]
    fn the_same_bits_on_any_number_of_threads() {
        let numbers = fractions(123_457);
        let bits = sum(&numbers).to_bits();
        for threads in [1, 2, 5] {
            let pool = ThreadPoolBuilder::new().num_threads(threads);
            let pool = pool.build().expect("room for a few threads");
            let sum = pool.install(|| sum(&numbers));
            assert_eq!(sum.to_bits(), bits);
            assert_eq!(literal(&numbers, threads).to_bits(), bits);
        }
    }

    #[test]
    fn the_edges_are_in_it() {
        assert!(map(&[]).is_empty());
        for items in [0, 1, 7, 8, 9, 16_384, 16_385] {
            let ones = vec![1.0; items];
            let expected = items as f64;
            assert!((sum(&ones) - expected).abs() < 0.5, "{items}");
            assert!((literal(&ones, 2) - expected).abs() < 0.5);
        }
    }
}

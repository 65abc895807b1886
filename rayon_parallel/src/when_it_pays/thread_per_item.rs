//! A thread for each cheap item costs more than the item; a loop may beat all.
//!
//! Four ways to double the prices, with the same answer: one loop, rayon, a
//! thread for each hundred, a thread for each one. Counted is how many
//! threads did it. The pool's threads are there already and are used again;
//! the others are made and ended for this. For work as small as this one the
//! question is not rayon or threads: see in the last line who was fastest,
//! here and now. That varies, as do the times.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! plain loop: right: true, threads: 1, {time} us
//! pool of 2: right: true, threads: {n}, {time} us
//! thread per 100: right: true, threads: 10, {time} us
//! thread per item: right: true, threads: 1000, {time} us
//! fastest here: {name}
//! ```

use std::collections::HashSet;
use std::hint::black_box;
use std::thread::{self, ThreadId};
use std::time::Instant;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// A doubled price, and who doubled it.
type Doubled = (u32, ThreadId);

fn double(price: u32) -> Doubled {
    (black_box(price) * 2, thread::current().id())
}

pub fn plain_loop(prices: &[u32]) -> Vec<Doubled> {
    prices.iter().copied().map(double).collect()
}

pub fn in_pool(pool: &ThreadPool, prices: &[u32]) -> Vec<Doubled> {
    pool.install(|| prices.par_iter().copied().map(double).collect())
}

pub fn thread_per_chunk(prices: &[u32], length: usize) -> Vec<Doubled> {
    thread::scope(|s| {
        let threads: Vec<_> = prices
            .chunks(length)
            .map(|chunk| s.spawn(|| plain_loop(chunk)))
            .collect();
        let results = threads
            .into_iter()
            .map(|thread| thread.join().expect("doubling does not panic"));
        results.flatten().collect()
    })
}

pub fn main() {
    let pool = ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("the system has room for two threads");
    let prices: Vec<u32> = (0..1000).collect();
    type Way<'a> = (&'static str, &'a dyn Fn() -> Vec<Doubled>);
    let ways: [Way; 4] = [
        ("plain loop", &|| plain_loop(&prices)),
        ("pool of 2", &|| in_pool(&pool, &prices)),
        ("thread per 100", &|| thread_per_chunk(&prices, 100)),
        ("thread per item", &|| thread_per_chunk(&prices, 1)),
    ];
    let mut times = Vec::new();
    for (name, way) in ways {
        let start = Instant::now();
        let doubled = way();
        let took = start.elapsed();
        times.push((took, name));

        let right = prices.iter().zip(&doubled).all(|(p, d)| 2 * p == d.0);
        let right = right && doubled.len() == prices.len();
        let threads: HashSet<_> = doubled.iter().map(|d| d.1).collect();
        let threads = threads.len();
        let took = took.as_micros();
        println!("{name}: right: {right}, threads: {threads}, {took} us");
    }
    times.sort();
    println!("fastest here: {}", times[0].1);
}

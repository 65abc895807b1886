//! A pool without a number of workers cannot be started: no method is there.
//!
//! The builder's parameters hold its required parts: `Missing` until a part
//! is given, then the part itself. So `start` reads both without an `Option`
//! and without an error to return. The parts come in either order, each once:
//! `workers` is a method of a builder whose workers are missing. It takes a
//! `NonZero`, or a pool without workers would add up to 0. What has a default,
//! here the name, is a field like any other.
//!
//! Where the parts need no words of their own, a struct with public fields
//! and no `Default` asks for all of them with less code.
//!
//! Prints:
//!
//! ```text
//! till, 2 workers
//! total: 20
//! pool, 1 worker
//! total: 20
//! ```

use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

pub struct Missing;
pub struct Workers(NonZero<usize>);
pub struct Prices(Vec<u64>);

pub struct PoolBuilder<W, P> {
    name: &'static str,
    workers: W,
    prices: P,
}

pub struct Pool {
    name: &'static str,
    workers: NonZero<usize>,
    prices: Vec<u64>,
}

impl Pool {
    pub fn builder() -> PoolBuilder<Missing, Missing> {
        PoolBuilder {
            name: "pool",
            workers: Missing,
            prices: Missing,
        }
    }

    /// Adds the prices up, each taken by the worker that comes first.
    pub fn total(self) -> u64 {
        let prices = Mutex::new(self.prices.into_iter());
        let next = || prices.lock().expect("no worker panics").next();
        thread::scope(|s| {
            let work = || {
                let mut sum = 0;
                while let Some(price) = next() {
                    sum += price;
                }
                sum
            };
            let workers: Vec<_> =
                (0..self.workers.get()).map(|_| s.spawn(work)).collect();
            workers
                .into_iter()
                .map(|worker| worker.join().expect("no worker panics"))
                .sum()
        })
    }
}

impl<W, P> PoolBuilder<W, P> {
    pub fn name(self, name: &'static str) -> Self {
        PoolBuilder { name, ..self }
    }
}

impl<P> PoolBuilder<Missing, P> {
    pub fn workers(self, count: NonZero<usize>) -> PoolBuilder<Workers, P> {
        PoolBuilder {
            name: self.name,
            workers: Workers(count),
            prices: self.prices,
        }
    }
}

impl<W> PoolBuilder<W, Missing> {
    pub fn prices(self, prices: &[u64]) -> PoolBuilder<W, Prices> {
        PoolBuilder {
            name: self.name,
            workers: self.workers,
            prices: Prices(prices.to_vec()),
        }
    }
}

impl PoolBuilder<Workers, Prices> {
    pub fn start(self) -> Pool {
        Pool {
            name: self.name,
            workers: self.workers.0,
            prices: self.prices.0,
        }
    }
}

pub fn main() {
    let one = NonZero::<usize>::MIN;
    let two = one.saturating_add(1);
    let till = Pool::builder().workers(two).prices(&[5, 7, 8]).name("till");
    let till = till.start();
    println!("{}, {} workers", till.name, till.workers);
    println!("total: {}", till.total());

    let other = Pool::builder().prices(&[5, 7, 8]).workers(one).start();
    println!("{}, {} worker", other.name, other.workers);
    println!("total: {}", other.total());
}

#[cfg(test)]
mod tests {
    use super::{NonZero, Pool};

    #[test]
    fn the_total_does_not_depend_on_the_workers() {
        let prices: Vec<u64> = (1..=100).collect();
        for workers in (1..5).filter_map(NonZero::new) {
            let pool = Pool::builder().workers(workers).prices(&prices);
            assert_eq!(pool.start().total(), 5050);
        }
    }
}

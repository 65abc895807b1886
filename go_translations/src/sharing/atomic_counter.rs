//! `atomic.Int64`: an atomic integer, with an ordering that you name.
//!
//! Go: `n.Add(1)`, `n.Load()`, `n.CompareAndSwap(old, new)`.
//! Rust: `AtomicI64`: `fetch_add`, `load`, `fetch_update`.
//! Checked: compile time: an addition that is not atomic (`racing_counter`);
//! not at all: a load and a store in two steps, which lose what came between.
//!
//! Go does not ask for an ordering. A counter that is read after the join
//! needs none, so `Relaxed` says enough. Where nobody reads the number before
//! the end, each thread can count for itself: then nothing is shared.
//!
//! The last line is wrong on purpose: eight add one to 0, and the result is 1.
//! A barrier makes all of them read before any of them writes.
//!
//! Prints:
//!
//! ```text
//! 8 count together: 8000
//! 8 count apart: 8000
//! 5 items for 8 buyers: 5 sold
//! 8 add one in two steps: 1
//! ```

use std::sync::Barrier;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;

pub fn count(workers: usize, each: i64) -> i64 {
    let visits = AtomicI64::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for _ in 0..each {
                    visits.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    // The scope has joined them: all that they added is seen here.
    visits.into_inner()
}

/// Nobody shares a number: each worker returns its own.
pub fn add_up_at_the_end(workers: usize, each: i64) -> i64 {
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers)
            .map(|_| scope.spawn(move || (0..each).map(|_| 1).sum::<i64>()))
            .collect();
        let counts = workers.into_iter().map(|worker| worker.join());
        counts
            .map(|count| count.expect("counting cannot panic"))
            .sum()
    })
}

/// How many of the buyers get one of `items`.
pub fn sell(items: i64, buyers: usize) -> i64 {
    let stock = AtomicI64::new(items);
    let sold = AtomicI64::new(0);
    let buy = || {
        // A loop of compare and exchange: it looks and takes in one step.
        let took =
            stock.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| {
                (n > 0).then_some(n - 1)
            });
        if took.is_ok() {
            sold.fetch_add(1, Ordering::Relaxed);
        }
    };
    thread::scope(|scope| {
        for _ in 0..buyers {
            scope.spawn(buy);
        }
    });
    sold.into_inner()
}

/// WRONG on purpose: what came between the load and the store is lost.
pub fn in_two_steps(workers: usize) -> i64 {
    let visits = AtomicI64::new(0);
    let all_have_read = Barrier::new(workers);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let before = visits.load(Ordering::Relaxed);
                all_have_read.wait();
                visits.store(before + 1, Ordering::Relaxed);
            });
        }
    });
    visits.into_inner()
}

pub fn main() {
    println!("8 count together: {}", count(8, 1000));
    println!("8 count apart: {}", add_up_at_the_end(8, 1000));
    println!("5 items for 8 buyers: {} sold", sell(5, 8));
    println!("8 add one in two steps: {}", in_two_steps(8));
}

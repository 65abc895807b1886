//! A parallel call inside a parallel call shares the pool: no new threads.
//!
//! Rows in parallel, and in each row the cells in parallel: both loops put
//! their pieces into the same queues, and two threads work on all of it. A
//! thread that waits for the cells of its row works on cells meanwhile, or
//! on another row, so even a pool of one gets through. Nothing is gained by
//! a second pool for the inner loop.
//!
//! Prints:
//!
//! ```text
//! pool of 1: sum 1625625, threads at most 1: true
//! pool of 2: sum 1625625, threads at most 2: true
//! ```

use std::collections::HashSet;
use std::sync::Mutex;
use std::thread::{self, ThreadId};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// The sum of the products of row and column, and who computed them.
pub fn table(rows: u64, columns: u64) -> (u64, HashSet<ThreadId>) {
    let threads = Mutex::new(HashSet::new());
    let cell = |row, column| {
        let me = thread::current().id();
        threads.lock().expect("no holder panics").insert(me);
        row * column
    };
    let sum = (1..=rows)
        .into_par_iter()
        .map(|row| -> u64 {
            let columns = (1..=columns).into_par_iter();
            columns.map(|column| cell(row, column)).sum()
        })
        .sum();
    (sum, threads.into_inner().expect("no holder panics"))
}

pub fn main() {
    for threads in [1, 2] {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("the system has room for two threads");
        let (sum, used) = pool.install(|| table(50, 50));
        println!(
            "pool of {threads}: sum {sum}, threads at most {threads}: {}",
            used.len() <= threads
        );
    }
}

//! A map that two write: Go may stop the program, Rust does not start it.
//!
//! Go: `fatal error: concurrent map writes`, which no `recover` catches.
//! Rust: a map for each thread, put together at the end; a `Mutex<HashMap>`.
//! Checked: compile time: the second writer (`map_that_two_write`).
//!
//! Go's map may notice a second writer when the two meet, and until then the
//! program goes on. In Rust the map is behind a lock; or each
//! thread has one, and the owner of all puts them together, which is the form
//! to use for many writes.
//!
//! Prints:
//!
//! ```text
//! 2 waiters counted 500 teas
//! ```

use std::collections::HashMap;
use std::sync::Mutex;
use std::thread;

const DRINKS: [&str; 4] = ["tea", "milk", "coffee", "juice"];

fn add(tally: &mut HashMap<&str, u64>, order: usize) {
    *tally.entry(DRINKS[order % DRINKS.len()]).or_default() += 1;
}

/// Each waiter has a tally of its own; returns how much tea all counted.
pub fn tally(waiters: usize, orders: usize) -> u64 {
    thread::scope(|scope| {
        let waiters: Vec<_> = (0..waiters)
            .map(|_| {
                scope.spawn(move || {
                    let mut tally = HashMap::new();
                    (0..orders).for_each(|order| add(&mut tally, order));
                    tally
                })
            })
            .collect();
        let mut total = HashMap::new();
        for waiter in waiters {
            for (drink, n) in waiter.join().expect("no waiter panics") {
                *total.entry(drink).or_default() += n;
            }
        }
        total["tea"]
    })
}

/// One tally for all, behind a lock.
pub fn literal(waiters: usize, orders: usize) -> u64 {
    let tally = Mutex::new(HashMap::new());
    thread::scope(|scope| {
        for _ in 0..waiters {
            scope.spawn(|| {
                for order in 0..orders {
                    add(&mut tally.lock().expect("nobody panics"), order);
                }
            });
        }
    });
    tally.into_inner().expect("nobody panicked")["tea"]
}

pub fn main() {
    let tea = tally(2, 1000);
    assert_eq!(literal(2, 1000), tea);
    println!("2 waiters counted {tea} teas");
}

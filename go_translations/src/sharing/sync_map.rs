//! `sync.Map`: a concurrent map from a crate, or a locked one from std.
//!
//! Go: `m.LoadOrStore(key, value)`, `m.Load(key)`, `m.Range(f)`.
//! Rust: `papaya::HashMap`; `Mutex<HashMap>` with `entry` for few writers.
//! Checked: compile time: the types of keys and values (`value_of_any_type`);
//! not at all: two calls in a row that were meant as one.
//!
//! What `sync.Map` stores is an `any`, and the assertion on the way out fails
//! at run time. Both maps here are typed. As in Go, only a single call is
//! atomic: that is why the counter goes in with `get_or_insert_with` and is
//! added to in place. A reader of `papaya` holds no lock, so a writer beside it
//! does not wait; the price is a pin, and values that are reached by `&`.
//!
//! Prints:
//!
//! ```text
//! 1000 pages, 4000 visits
//! ```

use std::collections;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;

use papaya::HashMap;

/// Each worker visits each page once; returns pages and visits.
pub fn visit(workers: usize, pages: u64) -> (usize, u64) {
    // With its size from the start, so that it need not grow.
    let visits = HashMap::<_, AtomicU64>::with_capacity(pages as usize);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let visits = visits.pin();
                for page in 0..pages {
                    let count =
                        visits.get_or_insert_with(page, AtomicU64::default);
                    count.fetch_add(1, Relaxed);
                }
            });
        }
    });
    let visits = visits.pin();
    let sum = visits.values().map(|count| count.load(Relaxed)).sum();
    (visits.len(), sum)
}

/// The same with one lock around a plain map.
pub fn literal(workers: usize, pages: u64) -> (usize, u64) {
    let visits = Mutex::new(collections::HashMap::new());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for page in 0..pages {
                    let mut visits = visits.lock().expect("nobody panics");
                    *visits.entry(page).or_insert(0) += 1;
                }
            });
        }
    });
    let visits = visits.into_inner().expect("nobody panicked");
    (visits.len(), visits.values().sum())
}

pub fn main() {
    let (pages, visits) = visit(4, 1000);
    assert_eq!(literal(4, 1000), (pages, visits));
    println!("{pages} pages, {visits} visits");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_does_not_stop_a_writer() {
        let prices = HashMap::new();
        prices.pin().insert("tea", 3);
        let reader = prices.pin();
        let old = reader.get("tea");
        thread::scope(|scope| {
            scope.spawn(|| prices.pin().insert("tea", 4).copied());
        });
        assert_eq!(old, Some(&3));
        assert_eq!(reader.get("tea"), Some(&4));
    }

    #[test]
    fn a_get_and_an_insert_are_two_calls() {
        let visits = HashMap::new();
        let seen = || visits.pin().get("tea").copied().unwrap_or(0);
        for seen in [seen(), seen()] {
            visits.pin().insert("tea", seen + 1);
        }
        assert_eq!(visits.pin().get("tea"), Some(&1)); // of 2
    }
}

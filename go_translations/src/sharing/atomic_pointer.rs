//! `atomic.Value` and `atomic.Pointer[T]`: swap what all others read.
//!
//! Go: `p.Load()`, `p.Store(&config)`.
//! Rust: `load` and `store` of an `arc_swap::ArcSwap<T>`; `watch` where the
//! readers are to be woken; `RwLock<Arc<T>>` with std alone.
//! Checked: compile time: a value of another type (`another_type`), and a write
//! to what others read (`write_to_what_others_read`); not at all: a reader that
//! keeps an old one.
//!
//! The writer never changes what is there: it builds the next and swaps the
//! pointer, so no reader sees a half of each. Nothing stops a reader in Go from
//! writing through the pointer that it loaded; a shared `Arc` gives no `&mut`.
//! A reader that loads often can keep a `Cache`. Its price: it is `&mut`, and
//! the old value stays in memory until that reader loads again.
//!
//! Prints:
//!
//! ```text
//! 4 readers, 1000 reads each: 4000 whole
//! a reader keeps version 1
//! the next gets version 2
//! ```

use std::sync::{Arc, RwLock};
use std::thread;

use arc_swap::ArcSwap;

struct Prices {
    version: u64,
    tea: u64,
}

impl Prices {
    fn new(version: u64) -> Arc<Self> {
        let tea = version * 10;
        Arc::new(Self { version, tea })
    }

    fn is_whole(&self) -> bool {
        self.tea == self.version * 10
    }
}

/// Reads while the prices change; returns how many reads saw a whole list.
pub fn read(readers: usize, each: u64) -> u64 {
    let prices = ArcSwap::new(Prices::new(0));
    thread::scope(|scope| {
        let readers: Vec<_> = (0..readers)
            .map(|_| {
                let read = || u64::from(prices.load().is_whole());
                scope.spawn(move || (0..each).map(|_| read()).sum::<u64>())
            })
            .collect();
        for version in 1..=100 {
            prices.store(Prices::new(version));
        }
        let whole = readers.into_iter().map(|reader| reader.join());
        whole.map(|n| n.expect("reading cannot panic")).sum()
    })
}

/// The same with std alone.
pub fn literal(readers: usize, each: u64) -> u64 {
    let prices = RwLock::new(Prices::new(0));
    let read = || Arc::clone(&prices.read().expect("nobody panics"));
    let read = &|| u64::from(read().is_whole());
    thread::scope(|scope| {
        let readers: Vec<_> = (0..readers)
            .map(|_| {
                scope.spawn(move || (0..each).map(|_| read()).sum::<u64>())
            })
            .collect();
        for version in 1..=100 {
            let next = Prices::new(version);
            *prices.write().expect("nobody panics") = next;
        }
        let whole = readers.into_iter().map(|reader| reader.join());
        whole.map(|n| n.expect("reading cannot panic")).sum()
    })
}

pub fn main() {
    let whole = read(4, 1000);
    assert_eq!(literal(4, 1000), whole);
    println!("4 readers, 1000 reads each: {whole} whole");

    let prices = ArcSwap::new(Prices::new(1));
    let kept = prices.load_full();
    prices.store(Prices::new(2));
    println!("a reader keeps version {}", kept.version);
    println!("the next gets version {}", prices.load().version);
}

#[cfg(test)]
mod tests {
    use arc_swap::Cache;

    use super::*;

    #[test]
    fn a_cache_keeps_the_old_one_until_it_is_asked() {
        let prices = ArcSwap::new(Prices::new(1));
        let mut cache = Cache::new(&prices);
        let old = Arc::downgrade(cache.load());
        prices.store(Prices::new(2));
        assert!(old.upgrade().is_some());
        assert_eq!(cache.load().version, 2);
        assert!(old.upgrade().is_none());
    }

    #[test]
    fn a_load_keeps_no_old_one() {
        let prices = ArcSwap::new(Prices::new(1));
        let old = Arc::downgrade(&prices.load());
        prices.store(Prices::new(2));
        assert!(old.upgrade().is_none());
    }
}

//! A `static` is shared by every thread and needs no `Arc`.
//!
//! What is known when compiling is a plain `static`. What changes is an atomic
//! if it is one number, otherwise a `Mutex`; neither needs `static mut`. What
//! has to be worked out is a `LazyLock`: the first thread that looks runs the
//! initialiser, the others wait for it, and it runs once. What has to be handed
//! in from outside, such as a command-line option, is a `OnceLock`: whoever
//! sets it first wins, and the others get their value back.
//!
//! Prints:
//!
//! ```text
//! 8 threads found 4 prices, read 1 time
//! visitors in the list behind the lock: 8
//! first to set the currency: Ok(())
//! too late: Err("USD")
//! tea: 3 EUR
//! ```

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, OnceLock};
use std::thread;

static PRICE_LIST: &str = "tea 3, milk 1, sugar 2, coffee 5";
static TIMES_READ: AtomicUsize = AtomicUsize::new(0);
static PRICES: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    TIMES_READ.fetch_add(1, Ordering::Relaxed);
    let entries = PRICE_LIST.split(", ").map(|entry| {
        let (item, price) = entry.split_once(' ').expect("item and price");
        (item, price.parse().expect("a price is a number"))
    });
    entries.collect()
});
static CURRENCY: OnceLock<&str> = OnceLock::new();
static VISITORS: Mutex<Vec<usize>> = Mutex::new(Vec::new());

pub fn main() {
    let read = |visitor| {
        VISITORS.lock().expect("no holder panics").push(visitor);
        PRICES.len()
    };
    let readers: Vec<_> = (0..8)
        .map(|visitor| thread::spawn(move || read(visitor)))
        .collect();
    let mut found = readers
        .into_iter()
        .map(|reader| reader.join().expect("reading does not panic"));
    assert!(found.all(|prices| prices == 4));
    let times = TIMES_READ.load(Ordering::Relaxed);
    println!("8 threads found 4 prices, read {times} time");
    let visitors = VISITORS.lock().expect("no holder panics").len();
    println!("visitors in the list behind the lock: {visitors}");

    println!("first to set the currency: {:?}", CURRENCY.set("EUR"));
    println!("too late: {:?}", CURRENCY.set("USD"));
    let currency = CURRENCY.get().expect("set two lines above");
    println!("tea: {} {currency}", PRICES["tea"]);
}

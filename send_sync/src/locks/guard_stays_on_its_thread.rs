//! A std lock is let go on the thread that took it: its guard is not Send.
//!
//! POSIX asks that of a lock, says the documentation of std. A guard is Sync,
//! though: other threads may look through it while this one holds the lock
//! for all of them. To have the value changed elsewhere, send the `Arc<Mutex>`
//! and lock there, or take the value out from under the guard and send that.
//!
//! Prints:
//!
//! ```text
//! seen by two threads: ["tea", "sugar"]
//! still locked by main: true
//! 3 orders taken out and packed elsewhere
//! ordered elsewhere: ["bread"]
//! ```

use std::mem;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

type Orders = Vec<&'static str>;

/// Two threads look through one guard; returns the first and the last order.
pub fn first_and_last(orders: &MutexGuard<Orders>) -> Orders {
    thread::scope(|s| {
        let first = s.spawn(|| orders[0]);
        let last = s.spawn(|| orders[orders.len() - 1]);
        let both = [first, last];
        both.map(|look| look.join().expect("there are orders"))
            .into()
    })
}

pub fn main() {
    let shop = Arc::new(Mutex::new(vec!["tea", "milk", "sugar"]));

    let mut guard = shop.lock().expect("nobody panicked");
    println!("seen by two threads: {:?}", first_and_last(&guard));
    println!("still locked by main: {}", shop.try_lock().is_err());
    let taken = mem::take(&mut *guard);
    drop(guard);

    let theirs = Arc::clone(&shop);
    let packer = thread::spawn(move || {
        // Locked and let go over there.
        let mut orders = theirs.lock().expect("nobody panicked");
        orders.push("bread");
        taken.len()
    });
    let count = packer.join().expect("packing does not panic");
    println!("{count} orders taken out and packed elsewhere");
    let orders = shop.lock().expect("nobody panicked");
    println!("ordered elsewhere: {:?}", *orders);
}

//! Do not take a read lock twice: a writer may be waiting in between.
//!
//! Wrong on purpose: `second_read_would_wait` asks for a second read lock
//! while it has one. That works until a writer comes to wait in between: the
//! lock keeps new readers out until the writer has had its turn, and the
//! writer waits for the first read to end. With `read` in place of `try_read`
//! that is a deadlock, or a panic, says the documentation of std; and who
//! goes first is for the system to decide. Right is `report`: lock once, hand
//! the value on.
//!
//! Prints:
//!
//! ```text
//! alone, a second read is let in: true
//! with a writer waiting, it would wait: true
//! then the writer wrote: 8 is 800 cents
//! ```

use std::sync::RwLock;
use std::thread;
use std::time::{Duration, Instant};

/// Holds a read lock, lets a writer come to wait, and tries to read again.
///
/// Nothing tells when a writer has begun to wait, so it tries until it is
/// refused; where readers go first, it gives up after ten seconds.
pub fn second_read_would_wait(price: &RwLock<u32>) -> bool {
    thread::scope(|s| {
        let first = price.read().expect("nobody panicked");
        let writer = s.spawn(|| {
            *price.write().expect("nobody panicked") += 1;
        });
        let give_up = Instant::now() + Duration::from_secs(10);
        let mut refused = false;
        while !refused && Instant::now() < give_up {
            refused = price.try_read().is_err();
            thread::yield_now();
        }
        drop(first); // Only now can the writer go on.
        writer.join().expect("adding one does not panic");
        refused
    })
}

/// Locks once; what it calls gets the value, not the lock.
pub fn report(price: &RwLock<u32>) -> String {
    fn in_cents(price: u32) -> u32 {
        price * 100
    }
    let price = price.read().expect("nobody panicked");
    format!("{} is {} cents", *price, in_cents(*price))
}

pub fn main() {
    let price = RwLock::new(7);
    println!("alone, a second read is let in: {}", {
        let _first = price.read().expect("nobody panicked");
        price.try_read().is_ok()
    });
    let waits = second_read_would_wait(&price);
    println!("with a writer waiting, it would wait: {waits}");
    println!("then the writer wrote: {}", report(&price));
}

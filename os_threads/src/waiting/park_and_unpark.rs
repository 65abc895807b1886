//! `park` waits for a call of `unpark` on its thread, so put it in a loop.
//!
//! Each thread has one token. `unpark` leaves it, `park` takes it or waits for
//! it; so an `unpark` that comes first is not lost, which makes this the
//! smallest safe way to wait. `park` may also return for no reason, and the
//! token may be an old one, so what you wait for stands in a variable and
//! `park` stands in a loop around it. When more than one thread may wait, or
//! the state is larger than an atomic, take a `Condvar`.
//!
//! Prints:
//!
//! ```text
//! unparked before it parked: park returned
//! asked with a token left over: 42
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, Thread};

/// No `u32`, so that every price can be stored, 0 as well.
const NOT_YET: u64 = u64::MAX;

/// Where one thread leaves a price for one that waits.
pub struct Slot {
    price: AtomicU64,
    waiting: Thread,
}

impl Slot {
    /// A slot that the calling thread will wait on.
    pub fn of_this_thread() -> Self {
        Self {
            price: AtomicU64::new(NOT_YET),
            waiting: thread::current(),
        }
    }

    /// Stores first, then wakes: the other way round the wake-up could come
    /// before there is anything to see.
    pub fn put(&self, price: u32) {
        self.price.store(price.into(), Ordering::Release);
        self.waiting.unpark();
    }

    /// Waits until there is a price. Call it on the thread that made the slot.
    pub fn wait(&self) -> u32 {
        loop {
            let stored = self.price.load(Ordering::Acquire);
            if let Ok(price) = u32::try_from(stored) {
                return price;
            }
            thread::park();
        }
    }
}

/// Asks another thread for a price and waits for it.
pub fn ask(price: u32) -> u32 {
    let slot = Arc::new(Slot::of_this_thread());
    let theirs = Arc::clone(&slot);
    let shop = thread::spawn(move || theirs.put(price));
    let answer = slot.wait();
    shop.join().expect("putting does not panic");
    answer
}

pub fn main() {
    // Without the token, this could wait for ever. That it returned is no
    // proof, because it may do so for no reason: the proof is that `ask` comes
    // through in all orders (`cargo run -p schedules -- park_and_unpark`).
    thread::current().unpark();
    thread::park();
    println!("unparked before it parked: park returned");

    // A left-over token does not fool the loop.
    thread::current().unpark();
    println!("asked with a token left over: {}", ask(42));
}

#[cfg(test)]
mod tests {
    use super::ask;
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    #[test]
    fn a_price_of_0_arrives() {
        let (answer, outcome) = mpsc::channel();
        let asking = thread::spawn(move || answer.send(ask(0)));
        assert_eq!(outcome.recv_timeout(Duration::from_secs(30)), Ok(0));
        let told = asking.join().expect("it does not panic");
        told.expect("the outcome was awaited");
    }
}

//! `park` waits for one thread's call of `unpark`, and for nothing else.
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
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::{self, Thread};

const NOT_YET: u32 = 0;

/// Where one thread leaves a price for one that waits.
pub struct Slot {
    price: AtomicU32,
    waiting: Thread,
}

impl Slot {
    /// A slot that the calling thread will wait on.
    pub fn of_this_thread() -> Self {
        Self {
            price: AtomicU32::new(NOT_YET),
            waiting: thread::current(),
        }
    }

    /// Stores first, then wakes: the other way round the wake-up could come
    /// before there is anything to see.
    pub fn put(&self, price: u32) {
        self.price.store(price, Ordering::Release);
        self.waiting.unpark();
    }

    /// Waits until there is a price. Call it on the thread that made the slot.
    pub fn wait(&self) -> u32 {
        loop {
            match self.price.load(Ordering::Acquire) {
                NOT_YET => thread::park(),
                price => return price,
            }
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
    // through in all orders (`cargo run -p models -- park_and_unpark`).
    thread::current().unpark();
    thread::park();
    println!("unparked before it parked: park returned");

    // A left-over token does not fool the loop.
    thread::current().unpark();
    println!("asked with a token left over: {}", ask(42));
}

//! Threads may share a `Sender` of std's `mpsc`, but not its `Receiver`.
//!
//! Its `Receiver` is Send and not Sync: it may move to the thread that reads,
//! and one thread at a time takes from it. A `Sender` is Sync as well, so
//! that scoped threads send through one reference; a clone for each does as
//! well. Several workers on one queue put the receiver in a `Mutex`, which
//! makes it Sync again. The lock is then held while a worker waits for work,
//! and must be let go before it does the work.
//!
//! Prints:
//!
//! ```text
//! orders done by 1: [0, 1, 2, 3]
//! orders done by 3: [0, 1, 2, 3]
//! ```

use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// Each thread sends through the same `&Sender`.
fn take_orders(waiters: u32, orders: &Sender<u32>) {
    thread::scope(|s| {
        for waiter in 0..waiters {
            s.spawn(move || {
                orders.send(waiter).expect("the receiver is kept");
            });
        }
    });
}

/// One thread owns the receiver: it needs no lock.
pub fn one_cook(orders: Receiver<u32>) -> Vec<u32> {
    let cook = thread::spawn(move || orders.into_iter().collect());
    cook.join().expect("collecting does not panic")
}

/// Several take turns with it.
pub fn cooks(count: usize, orders: Receiver<u32>) -> Vec<u32> {
    let orders = Mutex::new(orders);
    let cook = || {
        let next = || orders.lock().expect("no recv panics").recv();
        let mut done = Vec::new();
        // The guard is a temporary of `next` and gone when it returns.
        while let Ok(order) = next() {
            done.push(order);
        }
        done
    };
    thread::scope(|s| {
        let cooks: Vec<_> = (0..count).map(|_| s.spawn(cook)).collect();
        let done = cooks.into_iter();
        done.flat_map(|cook| cook.join().expect("no cook panics"))
            .collect()
    })
}

pub fn main() {
    for workers in [1, 3] {
        let (orders, queue) = mpsc::channel();
        take_orders(4, &orders);
        drop(orders); // The queue ends when the last sender is gone.
        let mut done = match workers {
            1 => one_cook(queue),
            _ => cooks(workers, queue),
        };
        done.sort_unstable();
        println!("orders done by {workers}: {done:?}");
    }
}

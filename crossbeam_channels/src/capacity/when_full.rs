//! When a queue is full: wait, refuse, wait a little, or drop the oldest.
//!
//! Which one is right depends on what the messages are. Orders: wait, nothing
//! may be lost. Requests from outside: refuse at once, and the caller hears of
//! it. Positions of a bus: the newest counts, drop the oldest; no `send` of
//! crossbeam does that, `ArrayQueue::force_push` does.
//!
//! Prints:
//!
//! ```text
//! wait: [1, 2, 3, 4, 5, 6]
//!   sorry, no room for order 4
//!   sorry, no room for order 5
//!   sorry, no room for order 6
//! refuse: [1, 2, 3]
//!   order 4: timed out waiting on send operation
//!   order 5: timed out waiting on send operation
//!   order 6: timed out waiting on send operation
//! wait a little: [1, 2, 3]
//!   1 is out of date
//!   2 is out of date
//!   3 is out of date
//! drop the oldest: [4, 5, 6]
//! ```

use std::thread;
use std::time::Duration;

use crossbeam::channel::{Receiver, Sender, bounded};
use crossbeam::queue::ArrayQueue;

const ROOM: usize = 3;

/// Sends 1 to 6 in its own way; what the reader finds is the result.
fn after(send: impl Fn(&Sender<u32>, u32)) -> Vec<u32> {
    let (sender, receiver): (_, Receiver<u32>) = bounded(ROOM);
    (1..=6).for_each(|order| send(&sender, order));
    drop(sender);
    receiver.into_iter().collect()
}

/// Waits for room; so the reader has to read at the same time.
pub fn wait() -> Vec<u32> {
    let (sender, receiver) = bounded(ROOM);
    thread::scope(|scope| {
        scope.spawn(move || {
            for order in 1..=6 {
                sender.send(order).expect("the reader stays to the end");
            }
        });
        receiver.into_iter().collect()
    })
}

/// Refuses what does not fit.
pub fn refuse() -> Vec<u32> {
    after(|sender, order| {
        if sender.try_send(order).is_err() {
            println!("  sorry, no room for order {order}");
        }
    })
}

/// Refuses what does not fit within a time.
pub fn wait_a_little() -> Vec<u32> {
    after(|sender, order| {
        let patience = Duration::from_millis(5);
        if let Err(error) = sender.send_timeout(order, patience) {
            println!("  order {}: {error}", error.into_inner());
        }
    })
}

/// Makes room by throwing away what has waited longest.
pub fn drop_oldest() -> Vec<u32> {
    let queue = ArrayQueue::new(ROOM);
    for position in 1..=6 {
        if let Some(oldest) = queue.force_push(position) {
            println!("  {oldest} is out of date");
        }
    }
    queue.into_iter().collect()
}

pub fn main() {
    println!("wait: {:?}", wait());
    println!("refuse: {:?}", refuse());
    println!("wait a little: {:?}", wait_a_little());
    println!("drop the oldest: {:?}", drop_oldest());
}

//! A bounded channel makes a sender that is too fast wait: backpressure.
//!
//! Room for 3 orders: the fourth `send` returns when somebody has taken the
//! first. The one thing to avoid is a thread that fills a channel which only
//! the same thread would empty: it waits for itself. That is the second
//! function, wrong on purpose, with a limit in place of for ever.
//!
//! Prints:
//!
//! ```text
//! 3 orders accepted, order 4 not
//! sending order 4 waits: true
//! order 1 is cooked
//! sending order 4 goes on: true
//! a thread alone with both ends: timed out waiting on send operation
//! ```

use std::thread;
use std::time::Duration;

use crossbeam::channel::{SendTimeoutError, bounded};

const LIMIT: Duration = Duration::from_millis(20);

/// Whether one `send` too many waits, and what gets it going again.
pub fn one_too_many(capacity: usize) {
    let (queue, orders) = bounded(capacity);
    let mut order = 1;
    while queue.try_send(order).is_ok() {
        order += 1;
    }
    println!("{} orders accepted, order {order} not", orders.len());

    let (sent, was_sent) = bounded(1);
    let waiter = thread::spawn(move || {
        queue.send(order).expect("`orders` is still here");
        sent.send(()).expect("`was_sent` is still here");
    });
    let waits = was_sent.recv_timeout(LIMIT).is_err();
    println!("sending order {order} waits: {waits}");
    println!("order {} is cooked", orders.recv().expect("it is full"));
    let goes_on = was_sent.recv().is_ok();
    println!("sending order {order} goes on: {goes_on}");
    waiter.join().expect("its receivers outlive it");
}

/// Wrong: sends more than there is room for, and means to receive later.
pub fn waits_for_itself(capacity: usize) -> SendTimeoutError<usize> {
    let (queue, _orders) = bounded(capacity);
    for order in 1..=capacity {
        queue.send(order).expect("there is room for it");
    }
    let sent = queue.send_timeout(capacity + 1, LIMIT);
    sent.expect_err("nobody takes one")
}

pub fn main() {
    one_too_many(3);
    println!("a thread alone with both ends: {}", waits_for_itself(100));
}

#[cfg(test)]
mod tests {
    use super::{bounded, thread};

    #[test]
    fn a_fast_sender_is_never_ahead_by_more_than_the_capacity() {
        let (queue, orders) = bounded(3);
        let most = thread::scope(|scope| {
            scope.spawn(move || {
                for order in 0..1000 {
                    queue.send(order).expect("`orders` is still here");
                }
            });
            orders.iter().map(|_| orders.len()).max()
        });
        assert!(most.is_some_and(|most| most <= 3));
    }
}

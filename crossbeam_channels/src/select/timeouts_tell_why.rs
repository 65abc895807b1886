//! A time-out is not a closed channel: the error types tell them apart.
//!
//! Late may come right, closed will not: retry the one, give up on the other.
//! An error of a `send` carries the message, so that nothing is lost. A
//! deadline limits the waiting and not the sending: it may be long past, and
//! still a message goes in where there is room, and comes out where there is
//! one.
//!
//! Prints:
//!
//! ```text
//! too late, room: it is on its way
//! too late, full: try rum again later
//! too late, one there: Ok("tea")
//! full: try cake again later
//! closed: take cake elsewhere
//! empty: not yet
//! closed, one left: rye
//! closed: never
//! ```

use std::time::{Duration, Instant};

use crossbeam::channel::{
    RecvTimeoutError, SendTimeoutError, bounded, unbounded,
};

const SHORT: Duration = Duration::from_millis(5);

/// What to do about an order that is to be sent.
fn sent(order: Result<(), SendTimeoutError<&'static str>>) -> String {
    match order {
        Ok(()) => "it is on its way".to_owned(),
        Err(SendTimeoutError::Timeout(order)) => {
            format!("try {order} again later")
        }
        Err(SendTimeoutError::Disconnected(order)) => {
            format!("take {order} elsewhere")
        }
    }
}

/// When there is bread.
fn received(bread: Result<&'static str, RecvTimeoutError>) -> &'static str {
    match bread {
        Ok(bread) => bread,
        Err(RecvTimeoutError::Timeout) => "not yet",
        Err(RecvTimeoutError::Disconnected) => "never",
    }
}

pub fn main() {
    let past = Instant::now();
    let (till, orders) = bounded(1);
    println!("too late, room: {}", sent(till.send_deadline("tea", past)));
    println!("too late, full: {}", sent(till.send_deadline("rum", past)));
    println!("too late, one there: {:?}", orders.recv_deadline(past));

    till.send("soup").expect("`orders` is here, with room");
    println!("full: {}", sent(till.send_timeout("cake", SHORT)));
    drop(orders);
    println!("closed: {}", sent(till.send_timeout("cake", SHORT)));

    let (oven, bread) = unbounded();
    println!("empty: {}", received(bread.recv_timeout(SHORT)));
    oven.send("rye").expect("`bread` is here");
    drop(oven);
    println!("closed, one left: {}", received(bread.recv_timeout(SHORT)));
    println!("closed: {}", received(bread.recv_timeout(SHORT)));
}

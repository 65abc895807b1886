//! `bounded(0)` hands over from thread to thread: a meeting, not a queue.
//!
//! With capacity 0 a `send` returns when somebody has taken the message, so
//! the sender knows that it was taken. With capacity 1 it returns when there
//! is a place to put it down. `try_send` on `bounded(0)` therefore succeeds
//! only while a receiver is waiting, and `len` is 0 at all times.
//!
//! Prints:
//!
//! ```text
//! bounded(1): put down untaken: true
//! bounded(0): put down untaken: false
//! nobody waits for it: sending on a full channel
//! len 0, capacity Some(0)
//! ```

use std::thread;
use std::time::Duration;

use crossbeam::channel::{bounded, unbounded};

const LIMIT: Duration = Duration::from_millis(20);

/// Whether a waiter gets rid of a plate before anybody takes it.
pub fn can_put_it_down(capacity: usize) -> bool {
    let (counter, guest) = bounded(capacity);
    let (left, has_left) = unbounded();
    let waiter = thread::spawn(move || {
        counter.send("soup").expect("the guest is waiting");
        left.send(()).expect("`has_left` is still here");
    });
    // Only for `bounded(0)` does this limit run out: nobody has taken it.
    let can = match capacity {
        0 => has_left.recv_timeout(LIMIT).is_ok(),
        _ => has_left.recv().is_ok(),
    };
    assert_eq!(guest.recv(), Ok("soup"));
    waiter.join().expect("its receivers outlive it");
    can
}

pub fn main() {
    for capacity in [1, 0] {
        let can = can_put_it_down(capacity);
        println!("bounded({capacity}): put down untaken: {can}");
    }
    let (counter, guest) = bounded(0);
    let sent = counter.try_send("soup").expect_err("nobody waits");
    println!("nobody waits for it: {sent}");
    println!("len {}, capacity {:?}", guest.len(), guest.capacity());
}

//! A forgotten sender keeps a channel open: drop its owner before you join.
//!
//! The shop holds a sender, for its log. In the first function, which is wrong,
//! the shop is still there when the log's thread is waited for: each waits for
//! the other. Here the wait has a limit; `join` has none. A name with an
//! underscore in front would not help: `_shop` lives to the end of its block
//! like any other.
//!
//! Prints:
//!
//! ```text
//! the shop is open: Timeout, 1 line once it closed
//! the shop is closed: Disconnected, 1 line
//! ```

use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossbeam::channel::{Receiver, RecvTimeoutError, Sender, bounded};

const LIMIT: Duration = Duration::from_millis(20);

struct Shop {
    log: Sender<String>,
}

impl Shop {
    fn sell(&self, what: &str) {
        let line = format!("sold {what}");
        self.log.send(line).expect("the log is being written");
    }
}

/// A thread that counts log lines to the end, and tells that it got there.
fn writer(lines: Receiver<String>) -> (JoinHandle<usize>, Receiver<()>) {
    let (at_the_end, end) = bounded(0);
    let writer = thread::spawn(move || {
        let written = lines.into_iter().count();
        // This closes `end`.
        drop(at_the_end);
        written
    });
    (writer, end)
}

/// Wrong: waits for the end while the shop can still sell.
pub fn waits_too_early() -> (RecvTimeoutError, usize) {
    let (log, lines) = bounded(8);
    let (writer, end) = writer(lines);
    let shop = Shop { log };
    shop.sell("tea");
    let waited = end.recv_timeout(LIMIT);
    drop(shop); // So that this program, too, ends.
    let written = writer.join().expect("counting does not panic");
    (waited.expect_err("nothing is ever sent"), written)
}

/// Right: the shop is closed, and its sender with it.
pub fn closes_first() -> (RecvTimeoutError, usize) {
    let (log, lines) = bounded(8);
    let (writer, end) = writer(lines);
    {
        let shop = Shop { log };
        shop.sell("tea");
    }
    let written = writer.join().expect("counting does not panic");
    (end.recv_timeout(LIMIT).expect_err("it is closed"), written)
}

pub fn main() {
    let (end, written) = waits_too_early();
    println!("the shop is open: {end:?}, {written} line once it closed");
    let (end, written) = closes_first();
    println!("the shop is closed: {end:?}, {written} line");
}

//! A missing `Done`: Go says that all are asleep, and a Rust task waits on.
//!
//! Go: fatal error: all goroutines are asleep - deadlock!
//! Rust: a scope, which counts by itself; a `TaskTracker` must be closed.
//! Checked: not at all: a missing `close()`; Go's runtime reports such a
//! mistake only where nothing else runs, no timer is set and no signal is
//! listened for.
//!
//! In the Go program one order returns early and forgets `Done`. The runtime
//! reports that, but not in a program that called `signal.Notify` or
//! `time.AfterFunc`; the Go program runs itself three times to show it. In Rust
//! an early return ends a thread or a task like any other. What you can forget
//! is to close a tracker, and no runtime reports that. A time limit around the
//! wait does, and on tokio's paused clock it is reached as soon as every task
//! waits.
//!
//! Prints:
//!
//! ```text
//! scope: 3 of 3 ended
//! tracker closed: the wait ends
//! tracker not closed: no end after an hour
//! ```

use std::thread;
use std::time::Duration;

use tokio::time::timeout;
use tokio_util::task::TaskTracker;

fn pack(order: u32) -> Option<u32> {
    if order == 2 {
        return None; // out of stock: the return that forgets `Done` in Go
    }
    Some(order)
}

/// Returns how many orders ended.
pub fn in_scope(orders: u32) -> usize {
    thread::scope(|scope| {
        let orders: Vec<_> =
            (1..=orders).map(|n| scope.spawn(move || pack(n))).collect();
        let ended = orders.into_iter().map(|order| order.join());
        ended.map(|end| end.is_ok()).filter(|ok| *ok).count()
    })
}

/// Returns whether the wait ended.
async fn tracked(is_closed: bool) -> bool {
    let tracker = TaskTracker::new();
    for order in 1..=3 {
        tracker.spawn(async move { pack(order) });
    }
    if is_closed {
        tracker.close();
    }
    timeout(Duration::from_hours(1), tracker.wait())
        .await
        .is_ok()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    println!("scope: {} of 3 ended", in_scope(3));
    for (state, is_closed) in [("closed", true), ("not closed", false)] {
        let end = if tracked(is_closed).await {
            "the wait ends"
        } else {
            "no end after an hour"
        };
        println!("tracker {state}: {end}");
    }
}

//! A scope waits for the closures of its threads, `join` for the threads.
//!
//! Your worker keeps something in a thread-local, such as a log that its `Drop`
//! flushes. A thread drops its thread-locals after its closure has returned,
//! and the scope does not wait for that: it may return while the log is still
//! being flushed. Join the handle inside the scope if you rely on it. If no
//! thread-local matters, the scope is enough: all that the closure did is
//! visible after it.
//!
//! Here the flush waits until `main` allows it, so that the order is fixed.
//!
//! Prints:
//!
//! ```text
//! the scope has returned: log flushed: false (expected true)
//! a moment later: log flushed: true
//! the thread was joined: log flushed: true
//! ```

use std::cell::RefCell;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// Flushed when its thread drops it.
struct Log {
    may_flush: Receiver<()>,
    flushed: Sender<()>,
}

impl Drop for Log {
    fn drop(&mut self) {
        // Waits until `main` drops the sender.
        let _ = self.may_flush.recv();
        let _ = self.flushed.send(());
    }
}

thread_local! {
    static LOG: RefCell<Option<Log>> = const { RefCell::new(None) };
}

/// Whether the log is flushed when the scope returns, and whether it is later.
pub fn scope_only() -> [bool; 2] {
    let (allow_flush, may_flush) = mpsc::channel();
    let (flushed, was_flushed) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(|| LOG.set(Some(Log { may_flush, flushed })));
    });
    let at_once = was_flushed.try_recv().is_ok();
    drop(allow_flush);
    [at_once, was_flushed.recv().is_ok()]
}

/// Whether the log is flushed when `join` returns.
pub fn joined() -> bool {
    let (allow_flush, may_flush) = mpsc::channel();
    let (flushed, was_flushed) = mpsc::channel();
    thread::scope(|scope| {
        let worker =
            scope.spawn(|| LOG.set(Some(Log { may_flush, flushed })));
        drop(allow_flush);
        worker.join().expect("setting a log does not panic");
        was_flushed.try_recv().is_ok()
    })
}

pub fn main() {
    let [at_once, later] = scope_only();
    println!(
        "the scope has returned: log flushed: {at_once} (expected true)"
    );
    println!("a moment later: log flushed: {later}");
    println!("the thread was joined: log flushed: {}", joined());
}

//! `chan struct{}`: a signal to all, that stays, is a `watch`.
//!
//! Go: `close(c)` on a `chan struct{}`, which all who wait see, now and later.
//! Rust: `watch::channel(false)` and `wait_for`; between threads, a crossbeam
//! channel of `()` whose sender is dropped.
//! Checked: run time: a sender that is gone ends the wait with an `Err`; not at
//! all: a `notify_waiters` of `Notify` that comes before anyone waits.
//!
//! `tokio::sync::Notify` sounds like the translation, but its `notify_waiters`
//! reaches only those who wait at that moment, as a send with a `default` does
//! in Go. Its `notify_one` is kept for later, but for one waiter. A gate has to
//! stay open for all who come late.
//!
//! Prints:
//!
//! ```text
//! a signal has 0 bytes
//! called while nobody waits: lost
//! the gate opens: 3 runners start
//! one more comes late: it starts too
//! ```

use std::{mem, thread};

use crossbeam::channel;
use futures::FutureExt;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

/// So many runners, each of whom waits for the gate to open.
pub fn field(runners: usize, gate: &watch::Sender<bool>) -> JoinSet<bool> {
    (0..runners)
        .map(|_| {
            let mut gate = gate.subscribe();
            async move { gate.wait_for(|open| *open).await.is_ok() }
        })
        .collect()
}

/// How many of the runners that wait at a gate start when it opens.
async fn start(runners: usize) -> usize {
    let (gate, _) = watch::channel(false);
    let field = field(runners, &gate);
    gate.send_replace(true);
    field.join_all().await.into_iter().filter(|ok| *ok).count()
}

/// With threads: to drop the sender is to close the channel.
fn literal(runners: usize) -> usize {
    let (gate, closed) = channel::bounded::<()>(0);
    thread::scope(|scope| {
        let field: Vec<_> = (0..runners)
            .map(|_| scope.spawn(|| closed.recv().is_err()))
            .collect();
        drop(gate);
        let started = field
            .into_iter()
            .map(|runner| runner.join().expect("waiting does not panic"));
        started.filter(|started| *started).count()
    })
}

/// Whether a wait that begins after `notify_waiters` ends.
fn hears_it_later() -> bool {
    let bell = Notify::new();
    bell.notify_waiters();
    bell.notified().now_or_never().is_some()
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    println!("a signal has {} bytes", mem::size_of::<()>());
    let heard = if hears_it_later() { "heard" } else { "lost" };
    println!("called while nobody waits: {heard}");

    println!("the gate opens: {} runners start", start(3).await);
    assert_eq!(literal(3), start(3).await);

    let (gate, _) = watch::channel(false);
    gate.send_replace(true);
    let mut late = gate.subscribe();
    if late.wait_for(|open| *open).await.is_ok() {
        println!("one more comes late: it starts too");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notify_one_is_kept_for_one() {
        let bell = Notify::new();
        bell.notify_one();
        bell.notify_one();
        assert!(bell.notified().now_or_never().is_some());
        assert!(bell.notified().now_or_never().is_none());
        assert!(!hears_it_later());
    }

    #[tokio::test]
    async fn the_wait_ends_with_the_sender() {
        let (gate, mut closed) = watch::channel(false);
        drop(gate);
        assert!(closed.wait_for(|open| *open).await.is_err());
    }
}

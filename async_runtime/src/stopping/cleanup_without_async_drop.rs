//! What must be awaited at the end goes into `close`; `Drop` is the net.
//!
//! `drop` is not async: it cannot wait for the other side. So the regular
//! end is a method that takes `self` and is awaited. But a future that is
//! cancelled never gets there, and then `Drop` runs. All it can do is hand
//! what is left to somebody who can wait: here one task, whose queue ends
//! when the last session is gone, and which `main` joins.
//!
//! The alternative, `tokio::spawn` in `Drop`, has nobody to wait for it: if
//! the runtime goes first, so does the goodbye (the second test).
//!
//! Prints:
//!
//! ```text
//! Ada: closed
//! Bob: closed in time: false
//! closed after they were dropped: Bob
//! ```

use std::future;
use std::time::Duration;

use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::task::yield_now;
use tokio::time::timeout;

struct Line {
    guest: &'static str,
}

impl Line {
    async fn say_goodbye(&self) {
        yield_now().await; // For the other side to hear it.
    }
}

pub struct Session {
    /// Empty once it is closed.
    line: Option<Line>,
    /// A send that never waits is all that `Drop` can use.
    dropped: UnboundedSender<Line>,
}

impl Session {
    /// The regular end.
    pub async fn close(mut self) {
        if let Some(line) = &self.line {
            line.say_goodbye().await;
        }
        // Only now: if this future is dropped above, `Drop` still has it.
        self.line = None;
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(line) = self.line.take() {
            // Fails if `close_the_dropped` has ended: it is joined last.
            let _ = self.dropped.send(line);
        }
    }
}

/// Says goodbye for all that were not closed; returns to whom.
async fn close_the_dropped(
    mut dropped: UnboundedReceiver<Line>,
) -> Vec<&'static str> {
    let mut closed = Vec::new();
    while let Some(line) = dropped.recv().await {
        line.say_goodbye().await;
        closed.push(line.guest);
    }
    closed
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let (dropped, left_over) = mpsc::unbounded_channel();
    let net = tokio::spawn(close_the_dropped(left_over));
    let open = |guest| Session {
        line: Some(Line { guest }),
        dropped: dropped.clone(),
    };

    let ada = open("Ada");
    ada.close().await;
    println!("Ada: closed");

    let bob = open("Bob");
    let talk = async {
        future::pending::<()>().await;
        bob.close().await;
    };
    let in_time = timeout(Duration::from_secs(1), talk).await;
    println!("Bob: closed in time: {}", in_time.is_ok());

    drop(dropped);
    let closed = net.await.expect("saying goodbye does not panic");
    println!("closed after they were dropped: {}", closed.join(", "));
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
    use std::task::{Context, Waker};

    use tokio::runtime::Builder;
    use tokio::sync::mpsc;

    use super::{Line, Session, close_the_dropped};

    #[tokio::test]
    async fn a_cancelled_close_is_finished_by_the_net() {
        let (dropped, left_over) = mpsc::unbounded_channel();
        let line = Some(Line { guest: "Cleo" });
        {
            let mut close = pin!(Session { line, dropped }.close());
            let mut context = Context::from_waker(Waker::noop());
            assert!(close.as_mut().poll(&mut context).is_pending());
        }
        assert_eq!(close_the_dropped(left_over).await, ["Cleo"]);
    }

    /// What `Drop` must not do.
    struct Spawner(Arc<AtomicU32>);

    impl Drop for Spawner {
        fn drop(&mut self) {
            let goodbyes = Arc::clone(&self.0);
            drop(tokio::spawn(async move {
                goodbyes.fetch_add(1, Relaxed);
            }));
        }
    }

    #[test]
    fn what_drop_spawns_last_never_runs() {
        let goodbyes = Arc::new(AtomicU32::new(0));
        let spawner = Spawner(Arc::clone(&goodbyes));
        let runtime = Builder::new_current_thread().build();
        let runtime = runtime.expect("a runtime without drivers");
        runtime.block_on(async { drop(spawner) });
        drop(runtime);
        assert_eq!(goodbyes.load(Relaxed), 0);
    }
}

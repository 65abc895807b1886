//! `errgroup`: a `JoinSet`, and `?` on what it joins.
//!
//! Go: `errgroup.WithContext(ctx)`, `g.Go(f)`, `g.Wait()`; each `f` looks at
//! the context.
//! Rust: `JoinSet`, `joined?` in a loop, then `shutdown().await`, which stops
//! the rest and waits until they have stopped.
//! Checked: compile time: a task borrows nothing that may go before it
//! (`group_borrows_local`); run time: the error, and a panic as a `JoinError`;
//! not at all: work that blocks, which no abort reaches.
//!
//! A task that is aborted ends at its `.await` and what it owns is dropped, so
//! nobody has to look at a context. Dropping the set aborts too, but without
//! waiting: what the tasks hold may still be open then. `join_next` gives them
//! in the order in which they end, so the error is the first in time, as in Go.
//! That order breaks where more than 128 have ended at once: tokio makes the
//! loop yield, and the task that it was about to join comes last.
//!
//! Prints:
//!
//! ```text
//! error: page 3: not found
//! connections still open: 0
//! without a broken page: 800 bytes
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::sleep;

/// Closed when it is dropped, which is what an abort does.
struct Connection(Arc<AtomicUsize>);

impl Connection {
    fn new(open: Arc<AtomicUsize>) -> Self {
        open.fetch_add(1, Ordering::Relaxed);
        Self(open)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn fetch(
    page: usize,
    broken: Option<usize>,
    connection: Connection,
) -> Result<usize, String> {
    if Some(page) == broken {
        return Err(format!("page {page}: not found"));
    }
    sleep(Duration::from_mins(1)).await;
    drop(connection);
    Ok(100)
}

async fn add_up(
    group: &mut JoinSet<Result<usize, String>>,
) -> Result<usize, String> {
    let mut total = 0;
    while let Some(joined) = group.join_next().await {
        total += joined.expect("fetching does not panic")?;
    }
    Ok(total)
}

pub async fn fetch_all(
    pages: usize,
    broken: Option<usize>,
    open: &Arc<AtomicUsize>,
) -> Result<usize, String> {
    let mut group = JoinSet::new();
    for page in 0..pages {
        let connection = Connection::new(Arc::clone(open));
        group.spawn(fetch(page, broken, connection));
    }
    let total = add_up(&mut group).await;
    group.shutdown().await;
    total
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let open = Arc::new(AtomicUsize::new(0));
    if let Err(error) = fetch_all(8, Some(3), &open).await {
        println!("error: {error}");
    }
    let still_open = open.load(Ordering::Relaxed);
    println!("connections still open: {still_open}");
    if let Ok(total) = fetch_all(8, None, &open).await {
        println!("without a broken page: {total} bytes");
    }
}

#[cfg(test)]
mod tests {
    use std::panic;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::channel;

    use tokio::task::{JoinSet, yield_now};

    use super::{Connection, fetch};

    #[tokio::test(start_paused = true)]
    async fn a_dropped_set_aborts_without_waiting() {
        let open = Arc::new(AtomicUsize::new(0));
        let mut group = JoinSet::new();
        group.spawn(fetch(1, None, Connection::new(Arc::clone(&open))));
        yield_now().await;
        drop(group);
        assert_eq!(open.load(Ordering::Relaxed), 1);
        yield_now().await;
        assert_eq!(open.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn after_128_joins_in_a_row_one_that_has_ended_comes_late() {
        let joining = tokio::spawn(async {
            let mut group: JoinSet<u64> =
                (0..200).map(|n| async move { n }).collect();
            yield_now().await; // All end, in this order.
            let mut joined = Vec::new();
            while let Some(n) = group.join_next().await {
                joined.push(n.expect("no panic"));
            }
            joined
        });
        let joined = joining.await.expect("no panic");
        assert!(joined[..128].is_sorted());
        assert_eq!(joined.last(), Some(&128));
    }

    #[tokio::test]
    async fn a_panic_is_a_join_error() {
        let mut group = JoinSet::new();
        group.spawn(async {
            // A panic without its message on stderr.
            panic::resume_unwind(Box::new("the task falls"));
        });
        let joined = group.join_next().await.expect("there is one");
        assert!(joined.is_err_and(|error: tokio::task::JoinError| {
            error.is_panic()
        }));
    }

    #[tokio::test]
    async fn no_abort_reaches_work_that_blocks() {
        let (begun, has_begun) = channel();
        let (finish, may_finish) = channel();
        let mut group = JoinSet::new();
        group.spawn_blocking(move || {
            begun.send(()).expect("the test waits");
            may_finish.recv()
        });
        has_begun.recv().expect("it begins");
        group.abort_all();
        finish.send(7).expect("it still waits");
        let joined = group.join_next().await.expect("there is one");
        assert_eq!(joined.expect("not aborted"), Ok(7));
    }
}

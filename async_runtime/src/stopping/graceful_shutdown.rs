//! Stop in four steps: cancel, close, wait, and a deadline for the rest.
//!
//! 1. Cancel: the loop that takes orders stops taking.
//! 2. Close: the door is shut, and what had come in before is still done;
//!    who comes later gets the order back. The tracker is closed too: no
//!    more tasks will come.
//! 3. Wait for the tasks that are under way.
//! 4. At the deadline, a second token ends those that are left, and they
//!    too are waited for, so that what they held is given back.
//!
//! The deadline is for the queue too: a guest that keeps a permit of `reserve`
//! and sends nothing holds `recv` up.
//!
//! Count what was drained and what was given up: a shutdown that says only
//! "done" hides lost orders.
//!
//! Prints:
//!
//! ```text
//! an order and the stop are there at the same time
//! too late: order 5 goes back
//! done before the stop: 2
//! drained: 3
//! given up at the deadline: 1
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;

use tokio::sync::mpsc::{self, Receiver};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

const SECOND: Duration = Duration::from_secs(1);

#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    pub done_before: u32,
    pub drained: u32,
    /// Cancelled at the deadline, or ended by a panic.
    pub given_up: u32,
}

async fn cook(order: u32, now: CancellationToken, done: Arc<AtomicU32>) {
    assert!(order > 0, "an order of nothing");
    let work = sleep(order * SECOND);
    if now.run_until_cancelled(work).await.is_some() {
        done.fetch_add(1, Relaxed);
    }
}

/// Cooks until `stop`, and then for `grace` at most. Order 3 takes 3 seconds.
pub async fn serve(
    mut orders: Receiver<u32>,
    stop: CancellationToken,
    grace: Duration,
) -> Report {
    let tasks = TaskTracker::new();
    let now = CancellationToken::new();
    let done = Arc::new(AtomicU32::new(0));
    let mut taken = 0;
    let mut take = |order| {
        taken += 1;
        tasks.spawn(cook(order, now.clone(), Arc::clone(&done)));
    };
    // `recv` may be dropped at any time: it loses no order.
    while let Some(Some(order)) =
        stop.run_until_cancelled(orders.recv()).await
    {
        take(order);
    }
    let done_before = done.load(Relaxed);
    orders.close();
    tasks.close();
    let rest = async {
        while let Some(order) = orders.recv().await {
            take(order);
        }
        tasks.wait().await;
    };
    if timeout(grace, rest).await.is_err() {
        now.cancel();
        tasks.wait().await;
    }
    let done = done.load(Relaxed);
    Report {
        done_before,
        drained: done - done_before,
        // Counted by what is missing: a task that panicked says nothing.
        given_up: taken - done,
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let (guests, orders) = mpsc::channel(8);
    let stop = CancellationToken::new();
    let server = tokio::spawn(serve(orders, stop.clone(), 2 * SECOND));
    for order in [1, 2, 3, 4, 9] {
        guests.send(order).await.expect("the kitchen is open");
    }
    sleep(5 * SECOND / 2).await;
    guests.try_send(1).expect("the queue has room");
    stop.cancel();
    println!("an order and the stop are there at the same time");
    guests.closed().await;
    let refused = guests.send(5).await.expect_err("the door is shut");
    println!("too late: order {} goes back", refused.0);
    let report = server.await.expect("serving does not panic");
    println!("done before the stop: {}", report.done_before);
    println!("drained: {}", report.drained);
    println!("given up at the deadline: {}", report.given_up);
}

#[cfg(test)]
mod tests {
    use tokio::sync::mpsc;
    use tokio_util::sync::CancellationToken;

    use super::{Report, SECOND, serve, timeout};

    async fn stopped_at_once(orders: &[u32]) -> Report {
        let (guests, queue) = mpsc::channel(8);
        for order in orders {
            guests.try_send(*order).expect("the queue has room");
        }
        let stop = CancellationToken::new();
        stop.cancel();
        serve(queue, stop, 5 * SECOND).await
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_in_the_queue_is_drained() {
        let expected = Report {
            done_before: 0,
            drained: 3,
            given_up: 1,
        };
        assert_eq!(stopped_at_once(&[1, 2, 4, 6]).await, expected);
    }

    #[tokio::test(start_paused = true)]
    async fn a_task_that_panics_is_counted_and_holds_up_nobody() {
        let expected = Report {
            done_before: 0,
            drained: 1,
            given_up: 1,
        };
        assert_eq!(stopped_at_once(&[0, 1]).await, expected);
    }

    #[tokio::test(start_paused = true)]
    async fn a_permit_that_is_kept_does_not_put_off_the_deadline() {
        let (guests, queue) = mpsc::channel(8);
        guests.try_send(1).expect("the queue has room");
        let _kept = guests.reserve().await.expect("the door is open");
        let stop = CancellationToken::new();
        stop.cancel();
        let served = serve(queue, stop, 5 * SECOND);
        let report = timeout(6 * SECOND, served).await;
        let expected = Report {
            done_before: 0,
            drained: 1,
            given_up: 0,
        };
        assert_eq!(report, Ok(expected));
    }

    #[tokio::test(start_paused = true)]
    async fn it_ends_as_soon_as_the_last_task_does() {
        let begun = tokio::time::Instant::now();
        stopped_at_once(&[1, 2]).await;
        assert!(begun.elapsed() < 3 * SECOND, "the deadline is later");
    }
}

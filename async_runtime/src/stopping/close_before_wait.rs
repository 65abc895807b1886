//! `TaskTracker::wait` ends when the tracker is closed and empty: close it.
//!
//! An empty tracker may get another task at any moment, so empty is not
//! done. In the first form, which is wrong, both tasks end after a second
//! and `wait` is still there an hour later. `close` says that no more will
//! come; it does not cancel anything, and it does not even refuse a task
//! that is spawned later. It is not too late to close while somebody waits.
//!
//! Prints:
//!
//! ```text
//! not closed: None, 0 tasks left
//! closed, then one more: Some(3)
//! closed later: Some(10)
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use tokio_util::task::TaskTracker;

const HOUR: Duration = Duration::from_hours(1);

fn two_tasks() -> TaskTracker {
    let tasks = TaskTracker::new();
    for _ in 0..2 {
        tasks.spawn(sleep(Duration::from_secs(1)));
    }
    tasks
}

/// The seconds until the wait was over; none if it was not in an hour.
async fn seconds_of(wait: impl Future) -> Option<u64> {
    let begun = Instant::now();
    timeout(HOUR, wait).await.ok()?;
    Some(begun.elapsed().as_secs())
}

pub async fn wait_only() -> (Option<u64>, usize) {
    let tasks = two_tasks();
    (seconds_of(tasks.wait()).await, tasks.len())
}

pub async fn close_first() -> Option<u64> {
    let tasks = two_tasks();
    tasks.close();
    tasks.spawn(sleep(Duration::from_secs(3))); // It is not refused.
    seconds_of(tasks.wait()).await
}

pub async fn close_while_waiting() -> Option<u64> {
    let tasks = two_tasks();
    let close = async {
        sleep(Duration::from_secs(10)).await;
        tasks.close();
    };
    seconds_of(async { tokio::join!(tasks.wait(), close) }).await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let (seconds, left) = wait_only().await;
    println!("not closed: {seconds:?}, {left} tasks left");
    println!("closed, then one more: {:?}", close_first().await);
    println!("closed later: {:?}", close_while_waiting().await);
}

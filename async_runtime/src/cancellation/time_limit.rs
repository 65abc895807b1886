//! `timeout` drops the future it waits for; a task it leaves running.
//!
//! Given the future itself, the limit ends the work. Given a `JoinHandle`,
//! it drops the handle, and the task behind it goes on with nobody to see
//! it: pass `&mut handle` and `abort` it. An hour later the second kettle
//! has boiled and the others have not.
//!
//! The future is asked before the clock is, and the clock only when the
//! future is waiting: work that never waits is over in its first poll, and
//! no limit can end it.
//!
//! Prints:
//!
//! ```text
//! limit on the future: 0 boiled
//! limit on its handle: 1 boiled
//! limit on &mut handle, then abort: 0 boiled
//! no time at all, but it never waits: Ok(3628800)
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;

use tokio::time::{sleep, timeout};

const LIMIT: Duration = Duration::from_mins(1);

async fn boil(boiled: Arc<AtomicU32>) {
    sleep(3 * LIMIT).await;
    boiled.fetch_add(1, Relaxed);
}

async fn an_hour_later(boiled: &AtomicU32) -> u32 {
    sleep(60 * LIMIT).await;
    boiled.load(Relaxed)
}

/// Each of these returns how many kettles have boiled in the end.
pub async fn limit_on_a_future() -> u32 {
    let boiled = Arc::default();
    let in_time = timeout(LIMIT, boil(Arc::clone(&boiled))).await;
    assert!(in_time.is_err());
    an_hour_later(&boiled).await
}

pub async fn limit_on_a_handle() -> u32 {
    let boiled = Arc::default();
    let task = tokio::spawn(boil(Arc::clone(&boiled)));
    let in_time = timeout(LIMIT, task).await;
    assert!(in_time.is_err());
    an_hour_later(&boiled).await
}

pub async fn limit_on_a_borrowed_handle() -> u32 {
    let boiled = Arc::default();
    let mut task = tokio::spawn(boil(Arc::clone(&boiled)));
    if timeout(LIMIT, &mut task).await.is_err() {
        task.abort();
        let error = task.await.expect_err("it was aborted while it waited");
        assert!(error.is_cancelled());
    }
    an_hour_later(&boiled).await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    println!("limit on the future: {} boiled", limit_on_a_future().await);
    println!("limit on its handle: {} boiled", limit_on_a_handle().await);
    let aborted = limit_on_a_borrowed_handle().await;
    println!("limit on &mut handle, then abort: {aborted} boiled");

    let never_waits = async { (1..=10).product::<u32>() };
    let product = timeout(Duration::ZERO, never_waits).await;
    println!("no time at all, but it never waits: {product:?}");
}

//! A task may outlive the function that started it.
//!
//! Wanted: add to a number of this function, as a goroutine may.
//! Refused: the tracker does not hold the function back until the task ends.
//! Instead: `spawn_and_join`, where each task has an `Arc` of the number.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use tokio_util::task::TaskTracker;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tracker = TaskTracker::new();
    let sum = AtomicU64::new(0);
    //+ let sum = std::sync::Arc::new(AtomicU64::new(0));
    //+ let adds = sum.clone();
    tracker.spawn(async { sum.fetch_add(1, Relaxed) }); //~ E0373
    //+ tracker.spawn(async move { adds.fetch_add(1, Relaxed) });
    tracker.close();
    tracker.wait().await;
    println!("{}", sum.load(Relaxed));
}

//! A hundred thousand goroutines: tasks, not threads.
//!
//! Go: `wg.Go(f)` a hundred thousand times, then `wg.Wait()`.
//! Rust: a `TaskTracker` for what waits, `rayon::scope` for what computes.
//! Checked: compile time: a task that borrows (`task_that_borrows`), for it may
//! outlive its caller; not at all: a tracker that nobody closes.
//!
//! A goroutine is a task, not a thread. `thread::scope` with a hundred thousand
//! is the literal translation and the wrong one: each asks the system for a
//! stack. It is right for a handful. A tracker gives back no results; where
//! they are wanted, take a `JoinSet`.
//!
//! Leaves behind: rayon's pool, whose threads end with the process.
//!
//! Prints:
//!
//! ```text
//! 100 added up to 4950
//! 100000 added up to 4999950000
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;

use tokio_util::task::TaskTracker;

/// Starts so many tasks, each of which adds its number.
pub async fn spawn_and_join(tasks: u64) -> u64 {
    let (tracker, sum) = (TaskTracker::new(), Arc::new(AtomicU64::new(0)));
    for n in 0..tasks {
        let sum = Arc::clone(&sum);
        tracker.spawn(async move { sum.fetch_add(n, Relaxed) });
    }
    tracker.close();
    tracker.wait().await;
    sum.load(Relaxed)
}

/// The same for work that computes: a queue, and a thread for each core.
pub fn spawn_on_pool(jobs: u64) -> u64 {
    let sum = AtomicU64::new(0);
    let add = &sum;
    rayon::scope(|scope| {
        for n in 0..jobs {
            scope.spawn(move |_| {
                add.fetch_add(n, Relaxed);
            });
        }
    });
    sum.into_inner()
}

/// The same with threads, for few.
pub fn literal(threads: u64) -> u64 {
    let sum = AtomicU64::new(0);
    let add = &sum;
    thread::scope(|scope| {
        for n in 0..threads {
            scope.spawn(move || add.fetch_add(n, Relaxed));
        }
    });
    sum.into_inner()
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    for tasks in [100, 100_000] {
        let sum = spawn_and_join(tasks).await;
        println!("{tasks} added up to {sum}");
    }
    let few = spawn_and_join(100).await;
    assert_eq!([spawn_on_pool(100), literal(100)], [few, few]);
}

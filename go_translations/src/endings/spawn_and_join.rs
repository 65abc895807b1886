//! A hundred thousand goroutines: tasks, not threads.
//!
//! Go: `wg.Go(f)` a hundred thousand times, then `wg.Wait()`.
//! Rust: a `TaskTracker` for what waits, `rayon::scope` for what computes.
//! Checked: compile time: a task that borrows (`task_that_borrows`), for it may
//! outlive its caller; not at all: a tracker that nobody closes, and a panic in
//! its tasks.
//!
//! A goroutine is a task, not a thread. `thread::scope` with a hundred thousand
//! is the literal translation and the wrong one: each asks the system for a
//! stack. It is right for a handful. A tracker gives back no results and no
//! panics; where they are wanted, take a `JoinSet`.
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
        let threads: Vec<_> = (0..threads)
            .map(|n| scope.spawn(move || add.fetch_add(n, Relaxed)))
            .collect();
        for thread in threads {
            thread.join().expect("adding does not panic");
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

#[cfg(test)]
mod tests {
    use std::panic;

    use tokio::task::JoinSet;
    use tokio_util::task::TaskTracker;

    #[tokio::test]
    async fn a_tracker_keeps_a_panic_to_itself_and_a_set_returns_it() {
        let (tracker, mut set) = (TaskTracker::new(), JoinSet::new());
        // A panic without its message on stderr.
        let falls =
            || async { panic::resume_unwind(Box::new("the task falls")) };
        tracker.spawn(falls());
        tracker.close();
        tracker.wait().await; // as if it had succeeded
        set.spawn(falls());
        let joined = set.join_next().await.expect("there is one");
        assert!(joined.is_err_and(|error| error.is_panic()));
    }
}

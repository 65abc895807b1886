//! A bounded pool for CPU work: the permit goes where the work goes.
//!
//! `spawn_blocking` has threads enough; a semaphore keeps most of them out.
//! The permit moves into the closure. Held by the task that waits, it would
//! be free again as soon as that task is cancelled, while the work goes on:
//! a job that has begun on a thread cannot be stopped from outside. Then more
//! jobs run than there are permits. Both ways are here.
//!
//! Prints:
//!
//! ```text
//! 8 jobs, 2 permits: 2 at once
//! a request is cancelled, its job goes on:
//!   permit with the request: 2 of 2 are free
//!   permit with the job: 1 of 2 are free
//! ```
//!
//! Needs edition 2024, which drops temporaries of a last line earlier.

use std::sync::{Arc, Barrier, Mutex, mpsc};

use tokio::sync::{Semaphore, oneshot};
use tokio::task::{self, JoinError, JoinSet};

#[derive(Clone)]
pub struct CpuPool {
    permits: Arc<Semaphore>,
}

impl CpuPool {
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        let permits = Arc::new(Semaphore::new(at_once));
        Self { permits }
    }

    /// # Errors
    ///
    /// If `work` panics.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, JoinError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let permit = permit.expect("nobody closes the semaphore");
        task::spawn_blocking(move || {
            let answer = work();
            drop(permit);
            answer
        })
        .await
    }

    /// Wrong: the permit stays with the task that waits.
    ///
    /// # Errors
    ///
    /// If `work` panics.
    pub async fn run_and_hold<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, JoinError> {
        let permit = self.permits.acquire().await;
        let _permit = permit.expect("nobody closes the semaphore");
        task::spawn_blocking(work).await
    }
}

/// Runs `jobs` jobs, each of which waits for a second one beside it, and
/// returns how many there were at once, at most.
async fn most_at_once(pool: &CpuPool, jobs: usize) -> usize {
    let pair = Arc::new(Barrier::new(2));
    let now_and_most = Arc::new(Mutex::new((0, 0)));
    let mut running = JoinSet::new();
    for _ in 0..jobs {
        let (pool, pair) = (pool.clone(), Arc::clone(&pair));
        let counts = Arc::clone(&now_and_most);
        let count = move |change: fn(usize) -> usize| {
            let mut counts = counts.lock().expect("counting is safe");
            counts.0 = change(counts.0);
            counts.1 = counts.0.max(counts.1);
        };
        running.spawn(async move {
            let work = move || {
                count(|now| now + 1);
                pair.wait();
                count(|now| now - 1);
            };
            pool.run(work).await
        });
    }
    for ended in running.join_all().await {
        ended.expect("no job panics");
    }
    now_and_most.lock().expect("counting is safe").1
}

/// Cancels a request while its job runs; returns how many of the pool's two
/// permits are free then.
async fn free_beside_a_job(right: bool) -> usize {
    let pool = CpuPool::new(2);
    let (say_begun, begun) = oneshot::channel();
    let (release, wait) = mpsc::channel::<()>();
    let (say_ended, ended) = oneshot::channel();
    let work = move || {
        let _ = say_begun.send(());
        let _ = wait.recv();
        let _ = say_ended.send(());
    };
    let request = tokio::spawn({
        let pool = pool.clone();
        async move {
            if right {
                pool.run(work).await
            } else {
                pool.run_and_hold(work).await
            }
        }
    });
    begun.await.expect("the job begins");
    request.abort();
    let error = request.await.expect_err("it cannot have ended");
    assert!(error.is_cancelled());
    let free = pool.permits.available_permits();
    drop(release);
    ended.await.expect("the job ends when it is let go");
    free
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let pool = CpuPool::new(2);
    println!(
        "8 jobs, 2 permits: {} at once",
        most_at_once(&pool, 8).await
    );
    println!("a request is cancelled, its job goes on:");
    let free = free_beside_a_job(false).await;
    println!("  permit with the request: {free} of 2 are free");
    let free = free_beside_a_job(true).await;
    println!("  permit with the job: {free} of 2 are free");
}

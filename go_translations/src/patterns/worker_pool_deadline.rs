//! Worker pool with a deadline: a bounded channel, and `timeout_at` on it.
//!
//! Go: `select` between `queue <- job` and `<-ctx.Done()`; workers `range` over
//! the queue.
//! Rust: `timeout_at(deadline, queue.reserve())`; workers share the receiver
//! behind a `Mutex`; each task returns its own counts.
//! Checked: compile time: two tasks do not add to one plain count; run time:
//! the deadline, as an `Err`; not at all: an outcome that is not counted.
//!
//! Producers hand in more jobs than the pool can take before a deadline. The
//! channel bounds how many jobs wait, and the number of workers bounds how many
//! run. `reserve` waits for a place and keeps the job in your hands, so a late
//! job is not lost; a job in the queue is finished even after the deadline.
//!
//! `timeout_at` looks for a place before it looks at the clock, so it lets a
//! job in even after the deadline; Go's `select` chooses at random between the
//! two. If the jobs compute, use rayon instead (`worker_pool`). The clock is
//! paused, and only 10 of the jobs find what they sell.
//!
//! Prints:
//!
//! ```text
//! done 10
//! failed 2
//! late 28
//! accounted for 40 of 40
//! ```

use std::ops::Add;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout_at};

/// What became of the jobs.
#[derive(Debug, Default, PartialEq)]
pub struct Counts {
    pub done: usize,
    pub failed: usize,
    pub late: usize,
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            done: self.done + other.done,
            failed: self.failed + other.failed,
            late: self.late + other.late,
        }
    }
}

/// Sells one piece, if there is one.
struct Job(Arc<AtomicUsize>);

impl Job {
    async fn sell(self) -> bool {
        sleep(Duration::from_mins(1)).await;
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(1)
            })
            .is_ok()
    }
}

async fn work(queue: Arc<Mutex<Receiver<Job>>>) -> Counts {
    let mut counts = Counts::default();
    loop {
        // A statement of its own: the lock is released at its end. In the
        // head of a `while let` it would be held for as long as the job runs.
        let job = queue.lock().await.recv().await;
        let Some(job) = job else { return counts };
        if job.sell().await {
            counts.done += 1;
        } else {
            counts.failed += 1;
        }
    }
}

async fn produce(
    queue: Sender<Job>,
    jobs: Vec<Job>,
    deadline: Instant,
) -> Counts {
    let mut counts = Counts::default();
    for job in jobs {
        match timeout_at(deadline, queue.reserve()).await {
            Ok(place) => place.expect("workers live").send(job),
            Err(_) => counts.late += 1,
        }
    }
    counts
}

pub async fn run(
    producers: usize,
    jobs_each: usize,
    workers: usize,
    room: usize,
    stock: usize,
) -> Counts {
    let deadline = Instant::now() + Duration::from_secs(1);
    let stock = Arc::new(AtomicUsize::new(stock));
    let (queue, jobs) = mpsc::channel(room);
    let jobs = Arc::new(Mutex::new(jobs));
    let mut tasks = JoinSet::new();
    for _ in 0..workers {
        tasks.spawn(work(Arc::clone(&jobs)));
    }
    for _ in 0..producers {
        let job = || Job(Arc::clone(&stock));
        let jobs = (0..jobs_each).map(|_| job()).collect();
        tasks.spawn(produce(queue.clone(), jobs, deadline));
    }
    // The last producer closes the queue, and the last worker the receiver.
    drop((queue, jobs));
    let counts = tasks.join_all().await;
    counts.into_iter().fold(Counts::default(), Counts::add)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let Counts { done, failed, late } = run(5, 8, 3, 9, 10).await;
    println!("done {done}");
    println!("failed {failed}");
    println!("late {late}");
    println!("accounted for {} of {}", done + failed + late, 5 * 8);
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::runtime::Handle;
    use tokio::sync::mpsc;
    use tokio::time::{Instant, advance, sleep, timeout_at};

    use super::{Counts, run};

    #[tokio::test(start_paused = true)]
    async fn a_job_is_let_in_after_the_deadline_if_there_is_a_place() {
        let (queue, mut jobs) = mpsc::channel(1);
        let deadline = Instant::now();
        advance(Duration::from_secs(1)).await;
        let place = timeout_at(deadline, queue.reserve()).await;
        place.expect("in time").expect("open").send(7);
        assert!(timeout_at(deadline, queue.reserve()).await.is_err());
        assert_eq!(jobs.recv().await, Some(7));
    }

    #[tokio::test(start_paused = true)]
    async fn every_job_is_counted_once() {
        for (producers, jobs, workers, room, stock) in
            [(1, 1, 1, 1, 0), (7, 30, 2, 5, 3), (3, 4, 20, 20, 20)]
        {
            let Counts { done, failed, late } =
                run(producers, jobs, workers, room, stock).await;
            assert_eq!(done + failed + late, producers * jobs);
            assert_eq!(done, stock.min(done + failed));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn there_is_a_task_for_each_worker_and_none_for_a_job() {
        let pool = tokio::spawn(run(5, 8, 3, 9, 10));
        // The producers have ended, and the first jobs have not.
        sleep(Duration::from_secs(30)).await;
        let tasks = Handle::current().metrics().num_alive_tasks();
        assert_eq!(tasks, 1 + 3, "the pool and its workers");
        let counts = pool.await.expect("no panic");
        assert_eq!((counts.done, counts.failed), (10, 2));
    }

    #[tokio::test(start_paused = true)]
    async fn all_workers_work_at_the_same_time() {
        let begun = Instant::now();
        let Counts { done, .. } = run(1, 3, 3, 3, 3).await;
        assert_eq!(done, 3);
        // Of the paused clock: one after the other would take 3 minutes.
        assert_eq!(begun.elapsed(), Duration::from_mins(1));
    }
}

//! Many producers, a pool and a deadline: done, failed and late add up.
//!
//! Go: `select` between `queue <- job` and `<-ctx.Done()`, counters beside it.
//! Rust: `timeout_at(deadline, room.acquire_owned())`, and a task for each job
//! that got room; each producer returns its own counts.
//! Checked: compile time: no two tasks add to one plain count; run time: the
//! deadline, as an `Err`; not at all: an outcome that nobody counts.
//!
//! Two semaphores are the pool: one permit for each job that may wait or run,
//! one for each that may run. A job has its place from the moment it is taken
//! on, and gives it back however it ends. The deadline is for getting in: a job
//! that is in is finished. It is no wall: `timeout_at` looks for room first,
//! and where there is some it lets in even after the deadline. The clock is
//! paused, so this takes no time and counts the same in every run; only ten of
//! the jobs find what they sell.
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

use tokio::sync::Semaphore;
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

struct Shop {
    room: Arc<Semaphore>,
    workers: Semaphore,
    stock: AtomicUsize,
    deadline: Instant,
}

impl Shop {
    async fn sell(&self) -> bool {
        let _at_work = self.workers.acquire().await;
        sleep(Duration::from_mins(1)).await;
        self.stock
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(1)
            })
            .is_ok()
    }
}

async fn produce(shop: Arc<Shop>, jobs: usize) -> Counts {
    let mut counts = Counts::default();
    let mut running = JoinSet::new();
    for _ in 0..jobs {
        let room = Arc::clone(&shop.room).acquire_owned();
        let Ok(place) = timeout_at(shop.deadline, room).await else {
            counts.late += 1;
            continue;
        };
        let shop = Arc::clone(&shop);
        running.spawn(async move {
            let _place = place;
            shop.sell().await
        });
    }
    for sold in running.join_all().await {
        if sold {
            counts.done += 1;
        } else {
            counts.failed += 1;
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
    let shop = Arc::new(Shop {
        room: Arc::new(Semaphore::new(workers + room)),
        workers: Semaphore::new(workers),
        stock: AtomicUsize::new(stock),
        deadline: Instant::now() + Duration::from_secs(1),
    });
    let producers: JoinSet<_> = (0..producers)
        .map(|_| produce(Arc::clone(&shop), jobs_each))
        .collect();
    let all = producers.join_all().await;
    all.into_iter().fold(Counts::default(), Counts::add)
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

    use tokio::sync::Semaphore;
    use tokio::time::{Instant, advance, timeout_at};

    use super::{Counts, run};

    #[tokio::test(start_paused = true)]
    async fn where_there_is_room_the_deadline_keeps_nobody_out() {
        let (room, deadline) = (Semaphore::new(1), Instant::now());
        advance(Duration::from_secs(1)).await;
        let place = timeout_at(deadline, room.acquire()).await;
        assert!(place.is_ok());
        assert!(timeout_at(deadline, room.acquire()).await.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn every_job_is_counted_once() {
        for (producers, jobs, workers, room, stock) in
            [(1, 1, 1, 0, 0), (7, 30, 2, 5, 3), (3, 4, 20, 20, 20)]
        {
            let Counts { done, failed, late } =
                run(producers, jobs, workers, room, stock).await;
            assert_eq!(done + failed + late, producers * jobs);
            assert_eq!(done, stock.min(done + failed));
        }
    }
}

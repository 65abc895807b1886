//! Three workers share one list of jobs through an atomic index.
//!
//! `fetch_add` gives every number to one worker only, so each job is done once,
//! and a worker that is done early takes the next job: no chunk to wait for, no
//! channel, no lock. Use chunks instead when all jobs take the same time, and a
//! channel when the list is not known beforehand.
//!
//! Prints:
//!
//! ```text
//! 10 jobs, 3 workers, each job done once: true
//! ```

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does all jobs on `workers` threads; how often each was done.
pub fn work(jobs: usize, workers: usize) -> Vec<usize> {
    let next = AtomicUsize::new(0);
    let times_done: Vec<_> =
        (0..jobs).map(|_| AtomicUsize::new(0)).collect();
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                // Read and raised in one step: no two workers get the same.
                while let Some(done) =
                    times_done.get(next.fetch_add(1, Ordering::Relaxed))
                {
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    times_done
        .into_iter()
        .map(AtomicUsize::into_inner)
        .collect()
}

pub fn main() {
    let times = work(10, 3);
    let once = times.iter().all(|times| *times == 1);
    println!(
        "{} jobs, 3 workers, each job done once: {once}",
        times.len()
    );
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::thread;

    #[test]
    fn two_hundred_that_wait_are_in_the_scope_at_the_same_moment() {
        let all_are_here = Barrier::new(200);
        let leaders = thread::scope(|scope| {
            let threads: Vec<_> = (0..200)
                .map(|_| scope.spawn(|| all_are_here.wait().is_leader()))
                .collect();
            let leads = threads
                .into_iter()
                .map(|thread| thread.join().expect("no thread panics"));
            leads.filter(|leads| *leads).count()
        });
        assert_eq!(leaders, 1);
    }
}

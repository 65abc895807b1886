//! A worker pool: rayon has one already, and it needs no channel.
//!
//! Go: `for range n { wg.Go(worker) }` around one channel of jobs.
//! Rust: `into_par_iter().map(f)` for jobs that compute; a crossbeam channel,
//! which may have many receivers, for jobs that block.
//! Checked: compile time: a job and its result may change threads; run time: a
//! panic in a job comes out of the call; not at all: a sender kept by mistake,
//! with which the last loop never ends.
//!
//! Jobs this small cost less than handing one to another thread. rayon splits
//! the range in halves and a free thread takes a half, not a job. A job that
//! blocks would keep one of its threads: take `literal`, with as many threads
//! as may block at once. For jobs that wait in a task: `errgroup_limit`.
//!
//! Leaves behind: rayon's pool, whose threads end with the process.
//!
//! Prints:
//!
//! ```text
//! 1000 jobs, the scores add up to 508251
//! ```

use std::thread;

use crossbeam::channel::bounded;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

pub fn score(job: u64) -> u64 {
    job * job % 1009
}

/// Does so many jobs and adds up what comes out.
pub fn pool(jobs: u64, work: impl Fn(u64) -> u64 + Send + Sync) -> u64 {
    (0..jobs).into_par_iter().map(work).sum()
}

/// The same with a thread for each worker, for jobs that block.
pub fn literal(
    jobs: u64,
    workers: usize,
    work: impl Fn(u64) -> u64 + Sync,
) -> u64 {
    let work = &work;
    let (submit, waiting) = bounded(100);
    let (report, scores) = bounded(100);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (waiting, report) = (waiting.clone(), report.clone());
            scope.spawn(move || {
                for job in waiting {
                    if report.send(work(job)).is_err() {
                        break;
                    }
                }
            });
        }
        // What is kept here would keep the channels open: in Go, a forgotten
        // `close`. Without workers, sending must fail and not block.
        drop((waiting, report));
        scope.spawn(move || {
            for job in 0..jobs {
                if submit.send(job).is_err() {
                    break;
                }
            }
        });
        scores.iter().sum()
    })
}

pub fn main() {
    let sum = pool(1000, score);
    assert_eq!(literal(1000, 4, score), sum, "both forms do the same");
    println!("1000 jobs, the scores add up to {sum}");
}

#[cfg(test)]
mod tests {
    use std::panic;

    use crossbeam::channel::{TryRecvError, bounded};
    use rayon::iter::{IntoParallelIterator, ParallelIterator};

    use super::{literal, pool, score};

    #[test]
    fn any_number_of_workers_gives_the_same_sum() {
        for workers in [1, 2, 9] {
            assert_eq!(literal(250, workers, score), pool(250, score));
        }
        assert_eq!(literal(250, 0, score), 0);
    }

    #[test]
    fn a_panic_in_a_job_comes_out_of_the_call() {
        let ended = panic::catch_unwind(|| {
            (0..100).into_par_iter().for_each(|job| {
                if job == 50 {
                    // A panic without its message on stderr.
                    panic::resume_unwind(Box::new("job 50"));
                }
            });
        });
        let cause = ended.expect_err("job 50 panics");
        assert_eq!(cause.downcast_ref(), Some(&"job 50"));
    }

    #[test]
    fn a_sender_kept_by_mistake_keeps_the_channel_open() {
        let (report, scores) = bounded::<u64>(1);
        let kept = report.clone();
        drop(report);
        assert_eq!(scores.try_recv(), Err(TryRecvError::Empty));
        drop(kept);
        assert_eq!(scores.try_recv(), Err(TryRecvError::Disconnected));
    }
}

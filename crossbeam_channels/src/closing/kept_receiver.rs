//! A receiver kept where nobody reads makes a bounded `send` wait for ever.
//!
//! The mirror of `your_own_sender`. A `send` fails when no receiver is left,
//! and that is how a submitter learns that all workers are dead. In the first
//! function, which is wrong, the submitter's side still holds the receiver it
//! cloned for the workers: the queue fills up, and `send` waits for somebody
//! who is never going to come. Here it waits with a limit.
//!
//! Prints:
//!
//! ```text
//! a receiver kept: 10 jobs accepted, then: timed out waiting on send operation
//! none kept: 0 jobs accepted, then: sending on a disconnected channel
//! ```

use std::iter::repeat_n;
use std::panic::resume_unwind;
use std::thread;
use std::time::Duration;

use crossbeam::channel::{Receiver, SendTimeoutError, Sender, bounded};

const LIMIT: Duration = Duration::from_millis(20);

/// A worker that breaks on its first job.
fn worker(jobs: Receiver<u32>) {
    if let Ok(job) = jobs.recv() {
        // A panic, without the report that `panic!` puts on stderr.
        resume_unwind(Box::new(format!("no paper for job {job}")));
    }
    drop(jobs);
}

/// Sends until that fails: how many were accepted, and why no more.
fn submit(queue: &Sender<u32>) -> (u32, SendTimeoutError<u32>) {
    let mut job = 0;
    loop {
        match queue.send_timeout(job, LIMIT) {
            Ok(()) => job += 1,
            Err(error) => return (job, error),
        }
    }
}

/// Wrong if `keep`: then a receiver stays here. Right if not.
pub fn pool(workers: u32, keep: bool) -> (u32, SendTimeoutError<u32>) {
    let (queue, jobs) = bounded(10);
    let kept = keep.then(|| jobs.clone());
    for job in 0..workers {
        queue.send(job).expect("`jobs` is here");
    }
    let workers: Vec<_> = repeat_n(jobs, workers as usize)
        .map(|jobs| thread::spawn(move || worker(jobs)))
        .collect();
    for worker in workers {
        worker.join().expect_err("each breaks on its first job");
    }
    let submitted = submit(&queue);
    drop(kept);
    submitted
}

pub fn main() {
    let (accepted, end) = pool(4, true);
    println!("a receiver kept: {accepted} jobs accepted, then: {end}");
    let (accepted, end) = pool(4, false);
    println!("none kept: {accepted} jobs accepted, then: {end}");
}

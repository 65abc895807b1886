//! A worker for each core; jobs and results travel on crossbeam channels.

use std::io;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use crossbeam::channel::{Sender, bounded, unbounded};

use super::Model;
use crate::measure::cores;
use crate::workloads::{Workload, add_up};

/// A job is a box: the pool outlives any one kind of work.
type Job = Box<dyn FnOnce() + Send>;

/// The workers, and the way to them.
pub struct Pool {
    jobs: Option<Sender<Job>>,
    workers: Vec<JoinHandle<()>>,
}

impl Model for Pool {
    fn start() -> io::Result<Self> {
        let (jobs, queue) = bounded::<Job>(1024);
        let spawn = |_| {
            let queue = queue.clone();
            thread::Builder::new()
                .spawn(move || queue.iter().for_each(|job| job()))
        };
        Ok(Self {
            jobs: Some(jobs),
            workers: (0..cores()).map(spawn).collect::<Result<_, _>>()?,
        })
    }

    fn run<W: Workload>(&self, work: &Arc<W>) -> io::Result<u64> {
        let jobs = self.jobs.as_ref().expect("there until it is dropped");
        // Unbounded: a worker that waits here while we wait at the full
        // queue of jobs would wait for ever.
        let (result, results) = unbounded();
        for item in 0..work.items() {
            let (work, result) = (Arc::clone(work), result.clone());
            let job = move || {
                // Nobody listens only if the run has failed.
                let _ = result.send(work.blocking(item));
            };
            let sent = jobs.send(Box::new(job));
            sent.map_err(|_| io::Error::other("the workers ended"))?;
        }
        drop(result);
        Ok(add_up(results))
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.jobs = None;
        for worker in self.workers.drain(..) {
            // One that panicked has said so itself.
            let _ = worker.join();
        }
    }
}

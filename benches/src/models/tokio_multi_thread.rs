//! Tokio on all cores, a task for each item.

use std::io;
use std::sync::Arc;

use tokio::runtime::{Builder, Runtime};
use tokio::spawn;

use super::Model;
use crate::measure::cores;
use crate::workloads::Workload;

/// The runtime.
pub struct TokioMultiThread(Runtime);

impl Model for TokioMultiThread {
    fn start() -> io::Result<Self> {
        start().map(Self)
    }

    fn run<W: Workload>(&self, work: &Arc<W>) -> io::Result<u64> {
        spawn_all(&self.0, work)
    }
}

/// A runtime with a thread for each core.
pub(super) fn start() -> io::Result<Runtime> {
    Builder::new_multi_thread()
        .worker_threads(cores())
        .enable_all()
        .build()
}

/// A task for each item, and one that waits for them all: what runs in
/// `block_on` itself is woken the slow way.
pub(super) fn spawn_all<W: Workload>(
    runtime: &Runtime,
    work: &Arc<W>,
) -> io::Result<u64> {
    let work = Arc::clone(work);
    let all = async move {
        let tasks: Vec<_> = (0..work.items())
            .map(|item| {
                let work = Arc::clone(&work);
                spawn(async move { work.task(item).await })
            })
            .collect();
        let mut sum = 0_u64;
        for task in tasks {
            sum = sum.wrapping_add(task.await.map_err(io::Error::other)?);
        }
        Ok(sum)
    };
    runtime
        .block_on(runtime.spawn(all))
        .map_err(io::Error::other)?
}

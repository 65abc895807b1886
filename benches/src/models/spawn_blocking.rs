//! Tokio's threads for what blocks, one for each item up to their limit.

use std::io;
use std::sync::Arc;

use tokio::runtime::Runtime;
use tokio::task::spawn_blocking;

use super::{Model, tokio_multi_thread};
use crate::workloads::Workload;

/// The runtime; up to 512 threads are started as they are needed, and end
/// when they had nothing to do for ten seconds.
pub struct SpawnBlocking(Runtime);

impl Model for SpawnBlocking {
    fn start() -> io::Result<Self> {
        tokio_multi_thread::start().map(Self)
    }

    fn run<W: Workload>(&self, work: &Arc<W>) -> io::Result<u64> {
        let work = Arc::clone(work);
        let all = async move {
            let calls: Vec<_> = (0..work.items())
                .map(|item| {
                    let work = Arc::clone(&work);
                    spawn_blocking(move || work.blocking(item))
                })
                .collect();
            let mut sum = 0_u64;
            for call in calls {
                sum =
                    sum.wrapping_add(call.await.map_err(io::Error::other)?);
            }
            Ok(sum)
        };
        self.0
            .block_on(self.0.spawn(all))
            .map_err(io::Error::other)?
    }
}

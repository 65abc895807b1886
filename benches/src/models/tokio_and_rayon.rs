//! Tokio waits, rayon computes: each does what it is for.

use std::io;
use std::sync::Arc;

use tokio::runtime::{Builder, Runtime};
use tokio::spawn;
use tokio::sync::oneshot;

use super::Model;
use crate::workloads::Workload;

/// One thread for all that waits; rayon's pool for what computes.
pub struct TokioAndRayon(Runtime);

impl Model for TokioAndRayon {
    fn start() -> io::Result<Self> {
        Builder::new_current_thread().enable_all().build().map(Self)
    }

    fn run<W: Workload>(&self, work: &Arc<W>) -> io::Result<u64> {
        let work = Arc::clone(work);
        let all = async move {
            let tasks: Vec<_> = (0..work.items())
                .map(|item| {
                    let work = Arc::clone(&work);
                    spawn(async move {
                        let brought = work.wait(item).await;
                        let (result, answer) = oneshot::channel();
                        ::rayon::spawn(move || {
                            // Nobody listens only if the run has failed.
                            let _ =
                                result.send(work.compute(item, brought));
                        });
                        answer.await
                    })
                })
                .collect();
            let mut sum = 0_u64;
            for task in tasks {
                let answer = task.await.map_err(io::Error::other)?;
                sum = sum.wrapping_add(answer.map_err(io::Error::other)?);
            }
            Ok(sum)
        };
        self.0
            .block_on(self.0.spawn(all))
            .map_err(io::Error::other)?
    }
}

//! Actors as tokio tasks: one for each core, each with a mailbox.
//!
//! An actor does what computes itself. What waits it hands to a task, for while
//! it waits it would answer nobody.

use std::io;
use std::sync::Arc;

use tokio::runtime::Runtime;
use tokio::spawn;
use tokio::sync::{mpsc, oneshot};

use super::{Model, tokio_multi_thread};
use crate::measure::cores;
use crate::workloads::Workload;

/// The runtime; the actors are started by each run.
pub struct Actors(Runtime);

struct Ask {
    item: usize,
    answer: oneshot::Sender<u64>,
}

impl Model for Actors {
    fn start() -> io::Result<Self> {
        tokio_multi_thread::start().map(Self)
    }

    fn run<W: Workload>(&self, work: &Arc<W>) -> io::Result<u64> {
        let work = Arc::clone(work);
        let all = async move {
            let actors: Vec<_> = (0..cores())
                .map(|_| {
                    let (address, mailbox) = mpsc::channel(64);
                    // Ends when its address is dropped, at the end of this.
                    spawn(live(Arc::clone(&work), mailbox));
                    address
                })
                .collect();
            let mut answers = Vec::with_capacity(work.items());
            for item in 0..work.items() {
                let (answer, promise) = oneshot::channel();
                let ask = Ask { item, answer };
                let sent = actors[item % actors.len()].send(ask).await;
                sent.map_err(|_| io::Error::other("an actor ended"))?;
                answers.push(promise);
            }
            let mut sum = 0_u64;
            for answer in answers {
                sum = sum
                    .wrapping_add(answer.await.map_err(io::Error::other)?);
            }
            Ok(sum)
        };
        self.0
            .block_on(self.0.spawn(all))
            .map_err(io::Error::other)?
    }
}

async fn live<W: Workload>(work: Arc<W>, mut mailbox: mpsc::Receiver<Ask>) {
    while let Some(Ask { item, answer }) = mailbox.recv().await {
        // Who asked may be gone: then nobody wants the answer.
        if work.waits() {
            let work = Arc::clone(&work);
            spawn(async move {
                let _ = answer.send(work.task(item).await);
            });
        } else {
            let _ = answer.send(work.blocking(item));
        }
    }
}

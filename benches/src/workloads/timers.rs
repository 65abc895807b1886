//! Items that wait for a while, and then may compute.

use std::time::Duration;

use super::{Workload, seed, spin};

/// Each item waits as long as all others.
pub struct Timers {
    /// How many items.
    pub items: usize,
    /// How long each waits.
    pub wait: Duration,
    /// How many steps it computes then.
    pub steps: u32,
}

impl Workload for Timers {
    fn items(&self) -> usize {
        self.items
    }

    fn waits(&self) -> bool {
        true
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a thread that waits is what is measured"
    )]
    fn wait_blocking(&self, item: usize) -> u64 {
        std::thread::sleep(self.wait);
        seed(item)
    }

    async fn wait(&self, item: usize) -> u64 {
        // Tokio's timers have steps of 1 ms and never fire early: this waits
        // up to a millisecond longer than asked.
        tokio::time::sleep(self.wait).await;
        seed(item)
    }

    fn compute(&self, _: usize, brought: u64) -> u64 {
        if self.steps == 0 {
            return brought;
        }
        spin(brought, self.steps)
    }

    fn brings(&self, item: usize) -> u64 {
        seed(item)
    }
}

//! Items that only compute.

use super::{Workload, seed};

/// Items of so many steps each.
pub struct Cpu {
    /// How many items.
    pub items: usize,
    /// How many steps each computes.
    pub steps: u32,
}

impl Workload for Cpu {
    fn items(&self) -> usize {
        self.items
    }

    fn waits(&self) -> bool {
        false
    }

    fn wait_blocking(&self, item: usize) -> u64 {
        seed(item)
    }

    async fn wait(&self, item: usize) -> u64 {
        seed(item)
    }

    fn compute(&self, _: usize, brought: u64) -> u64 {
        spin(brought, self.steps)
    }

    fn brings(&self, item: usize) -> u64 {
        seed(item)
    }
}

/// Computes so many steps, each of which needs the result of the one before.
///
/// A sum over a range would be no work: the compiler knows its closed form and
/// takes no time for any number of steps.
pub fn spin(seed: u64, steps: u32) -> u64 {
    let mut state = seed | 1;
    for _ in 0..steps {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
    }
    state
}

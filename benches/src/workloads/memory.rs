//! Items that read more memory than the caches hold, and do little with it.

use super::{Workload, seed, spin};

/// The most numbers that are held; further items read them again.
const MOST: usize = 1 << 23;

/// Each item adds up a part of a long row of numbers.
pub struct Memory {
    items: usize,
    part: usize,
    numbers: Vec<u64>,
}

impl Memory {
    /// Fills the row.
    pub fn new(items: usize, part: usize) -> Self {
        let part = part.clamp(1, MOST);
        let length = items.saturating_mul(part).clamp(part, MOST);
        let mut state = seed(length);
        let numbers = std::iter::repeat_with(|| {
            state = spin(state, 1);
            state
        });
        Self {
            items,
            part,
            numbers: numbers.take(length).collect(),
        }
    }
}

impl Workload for Memory {
    fn items(&self) -> usize {
        self.items
    }

    fn waits(&self) -> bool {
        false
    }

    fn wait_blocking(&self, item: usize) -> u64 {
        self.brings(item)
    }

    async fn wait(&self, item: usize) -> u64 {
        self.brings(item)
    }

    fn compute(&self, _: usize, start: u64) -> u64 {
        let start = start as usize;
        // Numbers, not floats: their sum is the same in any order, so the
        // compiler may add several at once and memory sets the pace.
        let part = &self.numbers[start..start + self.part];
        part.iter().fold(0, |sum, number| sum.wrapping_add(*number))
    }

    fn brings(&self, item: usize) -> u64 {
        let parts = self.numbers.len() / self.part;
        ((item % parts) * self.part) as u64
    }
}

use shuttle::sync as shuttled;

pub use shuttled::BarrierWaitResult;

use crate::narrator::{Id, Kind, On};

/// Where so many threads meet.
pub struct Barrier {
    id: Id,
    inner: shuttled::Barrier,
}

impl Barrier {
    /// For so many threads.
    #[must_use]
    pub fn new(threads: usize) -> Self {
        Self {
            id: Id::new(),
            inner: shuttled::Barrier::new(threads),
        }
    }

    /// Waits until all are here.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        let mark = || self.id.mark(Kind::Barrier);
        let wait = || self.inner.wait();
        let result = waits!(On::Nothing, wait(), "waits at {}", mark());
        told!("passes {}", mark());
        result
    }
}

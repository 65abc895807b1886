use ::std::panic::Location;

use shuttle::sync as shuttled;

pub use shuttled::BarrierWaitResult;

use crate::narrator::{Id, Kind, On, tell, wait};

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
        let place = Some(Location::caller());
        let waits = || format!("waits at {}", self.id.mark(Kind::Barrier));
        let result = wait(On::Nothing, place, waits, || self.inner.wait());
        tell(place, || format!("passes {}", self.id.mark(Kind::Barrier)));
        result
    }
}

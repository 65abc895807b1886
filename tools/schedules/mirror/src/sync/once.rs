use shuttle::sync as shuttled;

pub use shuttled::OnceState;

use crate::narrator::{Id, Kind, On};

/// Something that is done by whoever is first.
pub struct Once {
    id: Id,
    inner: shuttled::Once,
}

impl Once {
    /// Not done yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            id: Id::new(),
            inner: shuttled::Once::new(),
        }
    }

    /// Does it, unless it is done; waits if another thread is at it.
    #[track_caller]
    pub fn call_once(&self, work: impl FnOnce()) {
        let mark = || self.id.mark(Kind::Once);
        let call = || self.inner.call_once(work);
        waits!(On::Nothing, call(), "waits for {}", mark());
        told!("returns from {}", mark());
    }

    /// Whether it is done.
    #[must_use]
    pub fn is_completed(&self) -> bool {
        self.inner.is_completed()
    }
}

impl Default for Once {
    fn default() -> Self {
        Self::new()
    }
}

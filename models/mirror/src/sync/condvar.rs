use ::std::panic::Location;
use ::std::sync::{LockResult, PoisonError};
use ::std::time::Duration;

use shuttle::sync as shuttled;

use super::{MutexGuard, map};
use crate::narrator::{Id, Kind, tell, wait};

/// Where threads wait to be told that something has changed.
#[derive(Default)]
pub struct Condvar {
    id: Id,
    inner: shuttled::Condvar,
}

/// Whether a wait ended because of its limit. Here none does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeoutResult(());

impl WaitTimeoutResult {
    /// Never: there is no time here.
    #[must_use]
    pub fn timed_out(&self) -> bool {
        false
    }
}

impl Condvar {
    /// Nobody waits yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            id: Id::new(),
            inner: shuttled::Condvar::new(),
        }
    }

    fn mark(&self) -> String {
        self.id.mark(Kind::Condvar)
    }

    /// Lets go of the lock, waits to be told, and takes the lock again.
    ///
    /// # Errors
    ///
    /// If a holder of the lock panicked.
    #[track_caller]
    pub fn wait<'a, T>(
        &self,
        mut guard: MutexGuard<'a, T>,
    ) -> LockResult<MutexGuard<'a, T>> {
        let at = Location::caller();
        let place = Some(at);
        let id = guard.id;
        let inner = guard.inner.take().expect("it is not being dropped");
        drop(guard);
        let waits = || {
            let lock = id.mark(Kind::Lock);
            format!("releases {lock} and waits at {}", self.mark())
        };
        id.is_free();
        let on = self.id.condvar();
        let result = wait(on, place, waits, || self.inner.wait(inner));
        id.is_held();
        tell(place, || {
            let lock = id.mark(Kind::Lock);
            format!("wakes up and acquires {lock}")
        });
        map(result, |inner| MutexGuard {
            id,
            at,
            inner: Some(inner),
        })
    }

    /// The same, as long as `condition` holds.
    ///
    /// # Errors
    ///
    /// If a holder of the lock panicked.
    #[track_caller]
    pub fn wait_while<'a, T>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: impl FnMut(&mut T) -> bool,
    ) -> LockResult<MutexGuard<'a, T>> {
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// The same as `wait`: there is no time here.
    ///
    /// # Errors
    ///
    /// If a holder of the lock panicked.
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        _: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        map(self.wait(guard), |guard| (guard, WaitTimeoutResult(())))
    }

    /// The same as `wait_while`: there is no time here.
    ///
    /// # Errors
    ///
    /// If a holder of the lock panicked.
    #[track_caller]
    pub fn wait_timeout_while<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        _: Duration,
        condition: impl FnMut(&mut T) -> bool,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        match self.wait_while(guard, condition) {
            Ok(guard) => Ok((guard, WaitTimeoutResult(()))),
            Err(poison) => Err(PoisonError::new((
                poison.into_inner(),
                WaitTimeoutResult(()),
            ))),
        }
    }

    /// Wakes one that waits, if any does.
    #[track_caller]
    pub fn notify_one(&self) {
        self.inner.notify_one();
        self.tell_notified(Location::caller(), "one");
    }

    /// Wakes all that wait.
    #[track_caller]
    pub fn notify_all(&self) {
        self.inner.notify_all();
        self.tell_notified(Location::caller(), "all");
    }

    fn tell_notified(&self, at: &'static Location<'static>, who: &str) {
        tell(Some(at), || {
            let mark = self.mark();
            if self.id.nobody_waits() {
                format!("notifies {mark}, where nobody waits")
            } else {
                format!("notifies {who} at {mark}")
            }
        });
    }
}

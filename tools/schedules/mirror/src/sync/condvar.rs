use ::std::panic::Location;
use ::std::sync::LockResult;
use ::std::time::Duration;

use shuttle::sync as shuttled;

use super::locks::{MutexGuard, map};
use crate::narrator::{Id, Kind};

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

    /// Releases the lock, waits to be notified, and acquires it again.
    #[track_caller]
    pub fn wait<'a, T>(
        &self,
        mut guard: MutexGuard<'a, T>,
    ) -> LockResult<MutexGuard<'a, T>> {
        let at = Location::caller();
        let id = guard.id;
        let inner = guard.inner.take().expect("it is not being dropped");
        drop(guard);
        id.is_free();
        let lock = || id.mark(Kind::Lock);
        let result = waits!(
            self.id.condvar(),
            self.inner.wait(inner),
            "releases {} and waits at {}",
            lock(),
            self.mark()
        );
        id.is_held();
        told!("wakes up and acquires {}", lock());
        map(result, |inner| MutexGuard {
            id,
            at,
            inner: Some(inner),
        })
    }

    /// The same, as long as `condition` holds.
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
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        _: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        map(self.wait(guard), |guard| (guard, WaitTimeoutResult(())))
    }

    /// The same as `wait_while`: there is no time here.
    #[track_caller]
    pub fn wait_timeout_while<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        _: Duration,
        condition: impl FnMut(&mut T) -> bool,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let result = self.wait_while(guard, condition);
        map(result, |guard| (guard, WaitTimeoutResult(())))
    }

    /// Wakes one that waits, if any does.
    #[track_caller]
    pub fn notify_one(&self) {
        self.inner.notify_one();
        self.tell_notified("one");
    }

    /// Wakes all that wait.
    #[track_caller]
    pub fn notify_all(&self) {
        self.inner.notify_all();
        self.tell_notified("all");
    }

    #[track_caller]
    fn tell_notified(&self, who: &str) {
        if self.id.nobody_waits() {
            told!("notifies {}, where nobody waits", self.mark());
        } else {
            told!("notifies {who} at {}", self.mark());
        }
    }
}

use ::std::fmt;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::Location;
use ::std::sync::{LockResult, TryLockResult};

use shuttle::sync as shuttled;

use super::{acquired, map, map_try, tried};
use crate::narrator::{Id, Kind, tell};

/// A lock around a value.
#[derive(Default)]
pub struct Mutex<T: ?Sized> {
    id: Id,
    inner: shuttled::Mutex<T>,
}

/// The right to the value, for as long as it lives.
#[must_use]
pub struct MutexGuard<'a, T: ?Sized> {
    pub(super) id: &'a Id,
    pub(super) at: &'static Location<'static>,
    /// None only while it is dropped, or handed to a condvar.
    pub(super) inner: Option<shuttled::MutexGuard<'a, T>>,
}

impl<T> Mutex<T> {
    /// Unlocked.
    pub const fn new(value: T) -> Self {
        Self {
            id: Id::new(),
            inner: shuttled::Mutex::new(value),
        }
    }

    /// The value, when the lock is not needed any more.
    ///
    /// # Errors
    ///
    /// If a holder panicked.
    pub fn into_inner(self) -> LockResult<T> {
        self.inner.into_inner()
    }
}

impl<T: ?Sized> Mutex<T> {
    /// Waits for the lock.
    ///
    /// # Errors
    ///
    /// If a holder panicked.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let at = Location::caller();
        let result = acquired(&self.id, at, "", || self.inner.lock());
        map(result, |inner| self.guard(at, inner))
    }

    /// Takes the lock if it is free.
    ///
    /// # Errors
    ///
    /// If it is not, or a holder panicked.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        let at = Location::caller();
        let result = self.inner.try_lock();
        tell(Some(at), || {
            let lock = self.id.mark(Kind::Lock);
            format!("tries {lock} {}", tried(&result))
        });
        map_try(result, |inner| {
            self.id.is_held();
            self.guard(at, inner)
        })
    }

    fn guard<'a>(
        &'a self,
        at: &'static Location<'static>,
        inner: shuttled::MutexGuard<'a, T>,
    ) -> MutexGuard<'a, T> {
        MutexGuard {
            id: &self.id,
            at,
            inner: Some(inner),
        }
    }

    /// Whether a holder panicked.
    #[must_use]
    pub fn is_poisoned(&self) -> bool {
        self.inner.try_lock().is_err_and(|error| {
            matches!(error, ::std::sync::TryLockError::Poisoned(_))
        })
    }

    /// From here on nobody has panicked.
    pub fn clear_poison(&self) {
        self.inner.clear_poison();
    }

    /// The value: `&mut self` says that nobody else has the lock.
    ///
    /// # Errors
    ///
    /// If a holder panicked.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.inner.get_mut()
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        // The scheduler is asked first: the lock is free when this returns.
        if let Some(inner) = self.inner.take() {
            drop(inner);
            self.id.is_dropped(self.at);
        }
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.inner.as_ref().expect("it is not being dropped")
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.inner.as_mut().expect("it is not being dropped")
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        (**self).fmt(f)
    }
}

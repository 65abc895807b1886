use ::std::convert::identity;
use ::std::fmt;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::Location;
use ::std::sync::{LockResult, TryLockResult};

use shuttle::sync as shuttled;

use super::{acquired, map, map_try, tried};
use crate::narrator::{Id, Kind, tell};

/// A lock that lets readers in together.
#[derive(Default)]
pub struct RwLock<T: ?Sized> {
    id: Id,
    inner: shuttled::RwLock<T>,
}

/// How a guard to read came about.
enum Reading<'a, T: ?Sized> {
    Read(shuttled::RwLockReadGuard<'a, T>),
    /// It was a guard to write, and keeps other readers out as that did.
    Downgraded(shuttled::RwLockWriteGuard<'a, T>),
}

impl<T: ?Sized> Deref for Reading<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::Read(guard) => guard,
            Self::Downgraded(guard) => guard,
        }
    }
}

macro_rules! guard {
    ($name:ident, $inner:ty, $what:literal) => {
        #[doc = $what]
        #[must_use]
        pub struct $name<'a, T: ?Sized> {
            id: &'a Id,
            at: &'static Location<'static>,
            inner: Option<$inner>,
        }

        impl<T: ?Sized> Drop for $name<'_, T> {
            fn drop(&mut self) {
                if let Some(inner) = self.inner.take() {
                    drop(inner);
                    self.id.is_dropped(self.at);
                }
            }
        }

        impl<T: ?Sized> Deref for $name<'_, T> {
            type Target = T;

            fn deref(&self) -> &T {
                self.inner.as_ref().expect("it is not being dropped")
            }
        }
    };
}

guard!(RwLockReadGuard, Reading<'a, T>, "The right to read.");
guard!(
    RwLockWriteGuard,
    shuttled::RwLockWriteGuard<'a, T>,
    "The right to write."
);

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// From here on it only reads. Unlike that of std, it lets no other reader
    /// in before it is dropped.
    #[track_caller]
    pub fn downgrade(mut guard: Self) -> RwLockReadGuard<'a, T> {
        let id = guard.id;
        tell(Some(Location::caller()), || {
            let mark = id.mark(Kind::Lock);
            format!("keeps {mark} only to read")
        });
        RwLockReadGuard {
            id,
            at: guard.at,
            inner: guard.inner.take().map(Reading::Downgraded),
        }
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.inner.as_mut().expect("it is not being dropped")
    }
}

impl<T> RwLock<T> {
    /// Unlocked.
    pub const fn new(value: T) -> Self {
        Self {
            id: Id::new(),
            inner: shuttled::RwLock::new(value),
        }
    }

    /// The value, when the lock is not needed any more.
    ///
    /// # Errors
    ///
    /// If a writer panicked.
    pub fn into_inner(self) -> LockResult<T> {
        self.inner.into_inner()
    }
}

macro_rules! lock {
    ($lock:ident, $try_lock:ident, $guard:ident, $as:expr, $words:literal) => {
        /// Waits for the lock.
        ///
        /// # Errors
        ///
        /// If a writer panicked.
        #[track_caller]
        pub fn $lock(&self) -> LockResult<$guard<'_, T>> {
            let at = Location::caller();
            let lock = || self.inner.$lock();
            let result = acquired(&self.id, at, $words, lock);
            map(result, |inner| $guard {
                id: &self.id,
                at,
                inner: Some($as(inner)),
            })
        }

        /// Takes the lock if that needs no wait.
        ///
        /// # Errors
        ///
        /// If it does, or a writer panicked.
        #[track_caller]
        pub fn $try_lock(&self) -> TryLockResult<$guard<'_, T>> {
            let at = Location::caller();
            let result = self.inner.$try_lock();
            tell(Some(at), || {
                let tried = tried(&result);
                format!("tries {}{} {tried}", self.mark(), $words)
            });
            map_try(result, |inner| {
                self.id.is_held();
                $guard {
                    id: &self.id,
                    at,
                    inner: Some($as(inner)),
                }
            })
        }
    };
}

impl<T: ?Sized> RwLock<T> {
    lock!(read, try_read, RwLockReadGuard, Reading::Read, " to read");
    lock!(write, try_write, RwLockWriteGuard, identity, " to write");

    fn mark(&self) -> String {
        self.id.mark(Kind::Lock)
    }

    /// The value: `&mut self` says that nobody else has the lock.
    ///
    /// # Errors
    ///
    /// If a writer panicked.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.inner.get_mut()
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.inner.fmt(f)
    }
}

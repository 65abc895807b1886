//! The two locks. What they have in common is said once, in macros.

use ::std::convert::identity;
use ::std::fmt;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::Location;
use ::std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

use shuttle::sync as shuttled;

use crate::narrator::{Id, Kind, tell, wait, wait_for_ever};

/// The lock itself, and what needs no step.
macro_rules! lock {
    ($name:ident, $what:literal) => {
        #[doc = $what]
        #[derive(Default)]
        pub struct $name<T: ?Sized> {
            id: Id,
            inner: shuttled::$name<T>,
        }

        impl<T> $name<T> {
            /// Unlocked.
            pub const fn new(value: T) -> Self {
                let inner = shuttled::$name::new(value);
                Self {
                    id: Id::new(),
                    inner,
                }
            }

            /// The value, when the lock is not needed any more.
            pub fn into_inner(self) -> LockResult<T> {
                self.inner.into_inner()
            }
        }

        impl<T: ?Sized> $name<T> {
            /// From here on nobody has panicked.
            pub fn clear_poison(&self) {
                self.inner.clear_poison();
            }

            /// The value: `&mut self` says that nobody else has the lock.
            pub fn get_mut(&mut self) -> LockResult<&mut T> {
                self.inner.get_mut()
            }
        }

        impl<T> From<T> for $name<T> {
            fn from(value: T) -> Self {
                Self::new(value)
            }
        }

        impl<T: ?Sized + fmt::Debug> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                self.inner.fmt(f)
            }
        }
    };
}

/// A guard, and the methods of the lock that return it.
macro_rules! guard {
    (
        $name:ident, $inner:ty, $what:literal,
        $of:ident $lock:ident $try_lock:ident $as:expr, $to:literal
    ) => {
        #[doc = $what]
        #[must_use]
        pub struct $name<'a, T: ?Sized> {
            pub(super) id: &'a Id,
            /// Where it was made.
            pub(super) at: &'static Location<'static>,
            /// None only while it is dropped, or handed on.
            pub(super) inner: Option<$inner>,
        }

        impl<T: ?Sized> $of<T> {
            /// Waits for the lock.
            #[track_caller]
            pub fn $lock(&self) -> LockResult<$name<'_, T>> {
                let (id, at) = (&self.id, Location::caller());
                let lock = || self.inner.$lock();
                let result = acquire(id, at, $to, lock);
                map(result, |it| {
                    let inner = Some($as(it));
                    $name { id, at, inner }
                })
            }

            /// Takes the lock if that needs no wait.
            #[track_caller]
            pub fn $try_lock(&self) -> TryLockResult<$name<'_, T>> {
                let (id, at) = (&self.id, Location::caller());
                let result = self.inner.$try_lock();
                told!(
                    "tries {}{} {}",
                    id.mark(Kind::Lock),
                    $to,
                    tried(&result)
                );
                map_try(result, |it| {
                    id.is_held();
                    let inner = Some($as(it));
                    $name { id, at, inner }
                })
            }
        }

        impl<T: ?Sized> Drop for $name<'_, T> {
            fn drop(&mut self) {
                // The scheduler is asked first: when this returns, the lock
                // is free.
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

        impl<T: ?Sized + fmt::Debug> fmt::Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                (**self).fmt(f)
            }
        }
    };
    (mut $name:ident $($rest:tt)*) => {
        guard!($name $($rest)*);

        impl<T: ?Sized> DerefMut for $name<'_, T> {
            fn deref_mut(&mut self) -> &mut T {
                self.inner.as_mut().expect("it is not being dropped")
            }
        }
    };
}

lock!(Mutex, "A lock around a value.");
guard!(
    mut MutexGuard,
    shuttled::MutexGuard<'a, T>,
    "The right to the value, for as long as it lives.",
    Mutex lock try_lock identity, ""
);

lock!(RwLock, "A lock that lets readers in together.");
guard!(
    RwLockReadGuard,
    Reading<'a, T>,
    "The right to read.",
    RwLock read try_read Reading::Read, " to read"
);
guard!(
    mut RwLockWriteGuard,
    shuttled::RwLockWriteGuard<'a, T>,
    "The right to write.",
    RwLock write try_write identity, " to write"
);

impl<T: ?Sized> Mutex<T> {
    /// Whether a holder panicked.
    #[must_use]
    pub fn is_poisoned(&self) -> bool {
        let tried = self.inner.try_lock();
        tried.is_err_and(|e| matches!(e, TryLockError::Poisoned(_)))
    }
}

/// How a guard to read came about.
pub(super) enum Reading<'a, T: ?Sized> {
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

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// From here on it only reads. Unlike that of std, it lets no other reader
    /// in before it is dropped.
    #[track_caller]
    pub fn downgrade(mut guard: Self) -> RwLockReadGuard<'a, T> {
        let (id, at) = (guard.id, guard.at);
        told!("keeps {} only to read", id.mark(Kind::Lock));
        let inner = guard.inner.take().map(Reading::Downgraded);
        RwLockReadGuard { id, at, inner }
    }
}

/// Acquires a lock. A thread that holds it already waits forever, as it may
/// with that of `std`; the scheduler would end its thread by a panic.
fn acquire<T>(
    id: &Id,
    at: &'static Location<'static>,
    to: &str,
    lock: impl FnOnce() -> LockResult<T>,
) -> LockResult<T> {
    let waits = || format!("waits for {}{to}", id.mark(Kind::Lock));
    let result = wait(id.lock(), Some(at), waits, || {
        if id.is_mine() {
            wait_for_ever();
        }
        lock()
    });
    id.is_held();
    tell(Some(at), || {
        let poison = if result.is_ok() { "" } else { ", poisoned" };
        format!("acquires {}{to}{poison}", id.mark(Kind::Lock))
    });
    result
}

/// Does the same to what is in a result, poisoned or not.
pub(super) fn map<T, U>(
    result: LockResult<T>,
    with: impl FnOnce(T) -> U,
) -> LockResult<U> {
    match result {
        Ok(inner) => Ok(with(inner)),
        Err(poison) => Err(PoisonError::new(with(poison.into_inner()))),
    }
}

fn map_try<T, U>(
    result: TryLockResult<T>,
    with: impl FnOnce(T) -> U,
) -> TryLockResult<U> {
    let result = match result {
        Ok(inner) => Ok(inner),
        Err(TryLockError::Poisoned(poison)) => Err(poison),
        Err(TryLockError::WouldBlock) => {
            return Err(TryLockError::WouldBlock);
        }
    };
    map(result, with).map_err(TryLockError::Poisoned)
}

fn tried<T>(result: &TryLockResult<T>) -> &'static str {
    match result {
        Ok(_) => "and gets it",
        Err(TryLockError::Poisoned(_)) => "and gets it, poisoned",
        Err(TryLockError::WouldBlock) => "and is refused",
    }
}

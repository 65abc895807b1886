//! Locks, channels and atomics that ask the scheduler before each step.

pub use ::std::sync::*;

pub mod atomic;
mod barrier;
mod condvar;
pub mod mpsc;
mod mutex;
mod once;
mod rwlock;

pub use barrier::{Barrier, BarrierWaitResult};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use mutex::{Mutex, MutexGuard};
pub use once::{Once, OnceState};
pub use rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Does the same to what is in a result, poisoned or not.
fn map<T, U>(
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
    match result {
        Ok(inner) => Ok(with(inner)),
        Err(TryLockError::WouldBlock) => Err(TryLockError::WouldBlock),
        Err(TryLockError::Poisoned(poison)) => {
            let inner = with(poison.into_inner());
            Err(TryLockError::Poisoned(PoisonError::new(inner)))
        }
    }
}

/// How a lock that was got is told.
fn whether_poisoned<T>(result: &LockResult<T>) -> &'static str {
    if result.is_ok() { "" } else { ", poisoned" }
}

fn tried<T>(result: &TryLockResult<T>) -> &'static str {
    match result {
        Ok(_) => "and gets it",
        Err(TryLockError::Poisoned(_)) => "and gets it, poisoned",
        Err(TryLockError::WouldBlock) => "and is refused",
    }
}

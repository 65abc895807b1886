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

use ::std::panic::Location;

use crate::narrator::{Id, Kind, tell, wait, wait_for_ever};

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

/// Acquires a lock. A thread that holds it already waits for ever, as it may
/// with that of `std`; the scheduler would end its thread by a panic.
fn acquired<T>(
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

fn tried<T>(result: &TryLockResult<T>) -> &'static str {
    match result {
        Ok(_) => "and gets it",
        Err(TryLockError::Poisoned(_)) => "and gets it, poisoned",
        Err(TryLockError::WouldBlock) => "and is refused",
    }
}

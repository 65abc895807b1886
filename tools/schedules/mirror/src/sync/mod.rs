//! Locks, channels and atomics that ask the scheduler before each step.

pub use ::std::sync::*;

pub mod atomic;
mod barrier;
mod condvar;
mod locks;
pub mod mpsc;
mod once;

pub use barrier::{Barrier, BarrierWaitResult};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use locks::{
    Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard,
};
pub use once::{Once, OnceState};

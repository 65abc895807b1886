//! `std`, with atomics and threads handed to loom.
//!
//! Loom knows what each memory ordering allows: a load may see an older value
//! than the last one, if nothing orders the two. The files that look at this
//! use `Arc`, atomics, `spawn` and `park`, and only that is mirrored.
//! Without the feature `loom` this crate is empty.
#![cfg(feature = "loom")]

pub use ::std::*;

/// Atomics that may be seen late.
pub mod sync {
    pub use ::std::sync::*;
    pub use loom::sync::Arc;

    /// The atomics.
    pub mod atomic {
        pub use loom::sync::atomic::*;
    }
}

/// Threads that loom runs one at a time.
pub mod thread {
    pub use ::std::thread::*;
    pub use loom::thread::{
        JoinHandle, Thread, current, park, spawn, yield_now,
    };
}

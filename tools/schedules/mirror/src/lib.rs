//! `std`, with threads and what they wait for handed to a scheduler.
//!
//! A crate that says `extern crate shuttled_std as std;` at its root compiles
//! files that say `use std::sync::Mutex;` against these types instead. They
//! are those of `shuttle` with the names and signatures of `std`, as far as
//! the examples use them, and they tell the [`narrator`] what they do. What a
//! method returns, and its errors, are those of `std`; where it differs, a
//! comment says so.
//!
//! Everything that is not mirrored is the real thing, and the scheduler does
//! not see it: `Arc`, `OnceLock`, `LazyLock`, thread locals, clocks, files.
#![allow(
    clippy::missing_errors_doc,
    reason = "they are those of the methods of std"
)]

pub use ::std::*;

/// Not in the real one: whoever names it has this one.
pub const IS_A_MIRROR: bool = true;

/// Tells the narrator what the caller's line has just done. The words are put
/// together only while somebody listens.
macro_rules! told {
    ($($words:tt)*) => {
        $crate::narrator::tell(
            Some(::std::panic::Location::caller()),
            || format!($($words)*),
        )
    };
}

/// Makes a call that may block, for the caller's line.
macro_rules! waits {
    ($on:expr, $call:expr, $($words:tt)*) => {
        $crate::narrator::wait(
            $on,
            Some(::std::panic::Location::caller()),
            || format!($($words)*),
            || $call,
        )
    };
}

pub mod explore;
pub mod narrator;
pub mod sync;
pub mod thread;

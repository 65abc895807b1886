//! `std`, with threads and what they wait for handed to a scheduler.
//!
//! A crate that says `extern crate shuttled_std as std;` at its root compiles
//! files that say `use std::sync::Mutex;` against these types instead. They
//! are those of `shuttle` with the names and signatures of `std`, as far as
//! the examples use them, and they tell the [`narrator`] what they do.
//!
//! Everything that is not mirrored is the real thing, and the scheduler does
//! not see it: `Arc`, `OnceLock`, `LazyLock`, thread locals, clocks, files.

pub use ::std::*;

/// Not in the real one: whoever names it has this one.
pub const IS_A_MIRROR: bool = true;

pub mod explore;
pub mod narrator;
pub mod sync;
pub mod thread;

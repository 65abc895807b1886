//! The examples' own files, run in every order of their threads' steps.
//!
//! The first line of code below is the trick: in this crate `std` is a mirror
//! of it, and `use std::sync::Mutex;` in an example means a lock that asks a
//! scheduler. The example does not know, and no byte of it differs.
#![allow(
    dead_code,
    missing_docs,
    unfulfilled_lint_expectations,
    clippy::new_without_default,
    clippy::pedantic,
    clippy::should_implement_trait,
    reason = "the files are whole programs, and held to this where they live"
)]

extern crate shuttled_std as std;

pub mod async_runtime;
mod calls;
pub mod events;
pub mod examples;
pub mod go_translations;
mod list;
pub mod os_threads;
pub mod ownership;
pub mod scoped_threads;
pub mod send_sync;
pub mod typestate;
mod unseen;

pub use list::{CASES, Case, UNSEEN};

//! Which model, how fast: measured on the machine it runs on.
//!
//! A library only so that the criterion benches and the tests can call what the
//! program calls.
// Nobody outside this package calls any of it.
#![allow(clippy::must_use_candidate, clippy::missing_errors_doc)]
// Texts are short and numbers positive; what is compared exactly was computed
// exactly.
#![allow(
    clippy::cast_sign_loss,
    clippy::float_cmp,
    clippy::format_push_string
)]

pub mod advise;
pub mod claims;
pub mod files;
pub mod go;
pub mod limits;
pub mod machine;
pub mod measure;
pub mod models;
pub mod options;
pub mod patterns;
pub mod record;
pub mod report;
pub mod rounds;
pub mod run;
pub mod stats;
pub mod worker;
pub mod workloads;

#[cfg(test)]
checks::hang_guard!();

//! The files of `go_translations` that readers copy, as they stand there.
//!
//! A library of its own, so that their tests are not run a second time here.
#![cfg(not(test))]
#![allow(
    missing_docs,
    clippy::all,
    clippy::pedantic,
    reason = "all of it is looked at where it belongs"
)]

#[path = "../../../go_translations/src/channels/chan_struct.rs"]
pub mod chan_struct;
#[path = "../../../go_translations/src/channels/channel_unbuffered.rs"]
pub mod channel_unbuffered;
#[path = "../../../go_translations/src/parallel/contended_counter.rs"]
pub mod contended_counter;
#[path = "../../../go_translations/src/contexts/context_cancel.rs"]
pub mod context_cancel;
#[path = "../../../go_translations/src/starting/goroutine.rs"]
pub mod goroutine;
#[path = "../../../go_translations/src/parallel/parallel_map_sum.rs"]
pub mod parallel_map_sum;
#[path = "../../../go_translations/src/patterns/pipeline.rs"]
pub mod pipeline;
#[path = "../../../go_translations/src/selecting/select.rs"]
pub mod select;
#[path = "../../../go_translations/src/limits/semaphore_channel.rs"]
pub mod semaphore_channel;
#[path = "../../../go_translations/src/patterns/worker_pool.rs"]
pub mod worker_pool;

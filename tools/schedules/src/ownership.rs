//! The files of `ownership`, as readers copy them.

#[path = "../../../ownership/src/counter_that_counts_nothing.rs"]
pub mod counter_that_counts_nothing;
#[path = "../../../ownership/src/mutate_with_mutex.rs"]
pub mod mutate_with_mutex;
#[path = "../../../ownership/src/send_through_channel.rs"]
pub mod send_through_channel;

//! The files of `os_threads`, as readers copy them.

#[path = "../../os_threads/src/waiting/barrier_phases.rs"]
pub mod barrier_phases;
#[path = "../../os_threads/src/atomics/compare_exchange_loop.rs"]
pub mod compare_exchange_loop;
#[path = "../../os_threads/src/waiting/condvar_queue.rs"]
pub mod condvar_queue;
#[path = "../../os_threads/src/locks/contention.rs"]
pub mod contention;
#[path = "../../os_threads/src/limits/context_switch.rs"]
pub mod context_switch;
#[path = "../../os_threads/src/starting/join_order.rs"]
pub mod join_order;
#[path = "../../os_threads/src/locks/lock_order.rs"]
pub mod lock_order;
#[path = "../../os_threads/src/atomics/lost_update.rs"]
pub mod lost_update;
#[path = "../../os_threads/src/waiting/park_and_unpark.rs"]
pub mod park_and_unpark;
#[path = "../../os_threads/src/atomics/relaxed_counter.rs"]
pub mod relaxed_counter;
#[path = "../../os_threads/src/atomics/release_acquire.rs"]
pub mod release_acquire;
#[path = "../../os_threads/src/starting/split_the_work.rs"]
pub mod split_the_work;
#[path = "../../os_threads/src/limits/ten_thousand_threads.rs"]
pub mod ten_thousand_threads;

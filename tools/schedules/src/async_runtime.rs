//! The files of `async_runtime`, as readers copy them.

#[path = "../../../async_runtime/src/under_the_hood/block_on.rs"]
pub mod block_on;
#[path = "../../../async_runtime/src/under_the_hood/task_queue.rs"]
pub mod task_queue;

//! The files of `typestate`, as readers copy them.

#[path = "../../../typestate/src/machines/builder.rs"]
pub mod builder;
#[path = "../../../typestate/src/threads/lock_order_in_types.rs"]
pub mod lock_order_in_types;
#[path = "../../../typestate/src/threads/worker_handle.rs"]
pub mod worker_handle;

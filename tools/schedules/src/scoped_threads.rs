//! The files of `scoped_threads`, as readers copy them.

#[path = "../../../scoped_threads/src/bounded_workers.rs"]
pub mod bounded_workers;
#[path = "../../../scoped_threads/src/chunked_sum.rs"]
pub mod chunked_sum;
#[path = "../../../scoped_threads/src/nested_scopes.rs"]
pub mod nested_scopes;
#[path = "../../../scoped_threads/src/panic_payload.rs"]
pub mod panic_payload;
#[path = "../../../scoped_threads/src/results_from_handles.rs"]
pub mod results_from_handles;
#[path = "../../../scoped_threads/src/results_in_place.rs"]
pub mod results_in_place;

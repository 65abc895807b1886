//! The files of `go_translations`, as readers copy them.

#[path = "../../../go_translations/src/sharing/atomic_counter.rs"]
pub mod atomic_counter;
#[path = "../../../go_translations/src/sharing/concurrent_map_writes.rs"]
pub mod concurrent_map_writes;
#[path = "../../../go_translations/src/starting/data_race.rs"]
pub mod data_race;
#[path = "../../../go_translations/src/sharing/pool.rs"]
pub mod pool;
#[path = "../../../go_translations/src/sharing/rwmutex.rs"]
pub mod rwmutex;

//! The files of `send_sync`, as readers copy them.

#[path = "../../../send_sync/src/sharing/atomics.rs"]
pub mod atomics;
#[path = "../../../send_sync/src/locks/guard_stays_on_its_thread.rs"]
pub mod guard_stays_on_its_thread;
#[path = "../../../send_sync/src/sharing/rc_or_arc.rs"]
pub mod rc_or_arc;
#[path = "../../../send_sync/src/locks/readers_overlap.rs"]
pub mod readers_overlap;
#[path = "../../../send_sync/src/handing_over/receiver_has_one_reader.rs"]
pub mod receiver_has_one_reader;
#[path = "../../../send_sync/src/sharing/refcell_or_mutex.rs"]
pub mod refcell_or_mutex;
#[path = "../../../send_sync/src/rules/references.rs"]
pub mod references;
#[path = "../../../send_sync/src/locks/rwlock_needs_sync.rs"]
pub mod rwlock_needs_sync;

//! Send and Sync: what may move to another thread, and what may be shared.

mod tables {
    pub mod send_sync_table;
    pub mod wrapper_rules;
}
mod rules {
    pub mod assert_send_sync;
    pub mod decision_tree;
    pub mod derived_from_fields;
    pub mod lifetimes_do_not_matter;
    pub mod references;
}
mod sharing {
    pub mod arc_needs_both;
    pub mod atomics;
    pub mod cell_moves_unshared;
    pub mod rc_or_arc;
    pub mod refcell_or_mutex;
}
mod handing_over {
    pub mod boxed_closures;
    pub mod receiver_has_one_reader;
}
mod locks {
    pub mod guard_stays_on_its_thread;
    pub mod poisoned_mutex;
    pub mod read_again_deadlocks;
    pub mod readers_overlap;
    pub mod rwlock_needs_sync;
}
mod by_hand {
    pub mod impl_for_static_only;
    pub mod missing_bound;
    pub mod raw_pointer_wrapper;
}

#[cfg(test)]
checks::hang_guard!();

fn main() -> std::process::ExitCode {
    tour::section! {
        tables [send_sync_table, wrapper_rules]
        rules [
            assert_send_sync,
            derived_from_fields,
            references,
            lifetimes_do_not_matter,
            decision_tree,
        ]
        sharing [
            rc_or_arc,
            arc_needs_both,
            cell_moves_unshared,
            refcell_or_mutex,
            atomics,
        ]
        handing_over [boxed_closures, receiver_has_one_reader]
        locks [
            guard_stays_on_its_thread,
            rwlock_needs_sync,
            readers_overlap,
            read_again_deadlocks,
            poisoned_mutex,
        ]
        by_hand [raw_pointer_wrapper, missing_bound, impl_for_static_only]
    }
}

//! OS threads: what the system runs, what it costs, where it can go wrong.

mod starting {
    pub mod black_box;
    pub mod how_many_threads;
    pub mod join_order;
    pub mod named_threads;
    pub mod split_the_work;
}
mod panics {
    pub mod detached_panic;
    pub mod fault_isolation;
    pub mod panic_payload;
}
mod waiting {
    pub mod barrier_phases;
    pub mod condvar_queue;
    pub mod park_and_unpark;
}
mod locks {
    pub mod contention;
    pub mod false_sharing;
    pub mod lock_order;
    pub mod lock_that_is_not;
}
mod atomics {
    pub mod compare_exchange_loop;
    pub mod lost_update;
    pub mod relaxed_counter;
    pub mod release_acquire;
    pub mod stop_flag;
}
mod limits {
    pub mod context_switch;
    pub mod oversubscription;
    pub mod periodic_deadlines;
    pub mod scoped_is_ordinary;
    pub mod ten_thousand_threads;
    pub mod thread_local_scratch;
}

#[cfg(test)]
checks::hang_guard!();

fn main() -> std::process::ExitCode {
    tour::section! {
        starting [
            join_order, split_the_work, black_box, how_many_threads,
            named_threads,
        ]
        panics [panic_payload, detached_panic, fault_isolation]
        waiting [park_and_unpark, condvar_queue, barrier_phases]
        locks [lock_that_is_not, lock_order, contention, false_sharing]
        atomics [
            relaxed_counter, lost_update, compare_exchange_loop,
            release_acquire, stop_flag,
        ]
        limits [
            ten_thousand_threads, context_switch, oversubscription,
            thread_local_scratch, periodic_deadlines, scoped_is_ordinary,
        ]
    }
}

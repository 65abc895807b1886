//! Ownership: which thread a value belongs to, and who may look at it.

mod borrow_in_scope;
mod counter_that_counts_nothing;
mod guard_temporaries;
mod move_into_thread;
mod mutate_with_mutex;
mod send_through_channel;
mod share_with_arc;
mod spawn_needs_static;
mod static_without_heap;
mod take_it_back;

#[cfg(test)]
checks::hang_guard!();

fn main() -> std::process::ExitCode {
    tour::section![
        move_into_thread,
        take_it_back,
        spawn_needs_static,
        borrow_in_scope,
        send_through_channel,
        share_with_arc,
        mutate_with_mutex,
        counter_that_counts_nothing,
        static_without_heap,
        guard_temporaries,
    ]
}

//! Crossbeam channels: hand values from thread to thread, and know the end.

mod closing {
    pub mod drop_last_sender;
    pub mod forgotten_clone;
    pub mod kept_receiver;
    pub mod one_message_one_receiver;
    pub mod receivers_gone;
    pub mod tell_everyone;
    pub mod your_own_sender;
}

mod capacity {
    pub mod backpressure;
    pub mod unbounded_growth;
    pub mod when_full;
}

mod signals {
    pub mod one_shot;
    pub mod rendezvous;
    pub mod shutdown_by_drop;
    pub mod shutdown_needs_a_look;
    pub mod signal_with_unit;
    pub mod start_gate;
}

mod select {
    pub mod closed_arm_spins;
    pub mod default_never_waits;
    pub mod dynamic_select;
    pub mod random_or_biased;
    pub mod select_loop;
    pub mod timeouts_tell_why;
}

mod patterns {
    pub mod deadline_pool;
    pub mod fan_out_fan_in;
    pub mod pipeline;
    pub mod worker_pool;
}

mod permits {
    pub mod semaphore_guard;
    pub mod semaphore_loses_permits;
    pub mod semaphore_try_acquire;
}

mod beyond_channels {
    pub mod cache_padded;
    pub mod epoch_defer;
    pub mod parker;
    pub mod queues_do_not_wait;
    pub mod wait_group;
    pub mod which_channel;
    pub mod work_stealing;
}

#[cfg(test)]
checks::hang_guard!();

fn main() -> std::process::ExitCode {
    tour::section! {
        closing [
            one_message_one_receiver, drop_last_sender, your_own_sender,
            forgotten_clone, kept_receiver, receivers_gone, tell_everyone,
        ]
        capacity [backpressure, unbounded_growth, when_full]
        signals [
            rendezvous, signal_with_unit, one_shot, start_gate,
            shutdown_by_drop, shutdown_needs_a_look,
        ]
        select [
            select_loop, closed_arm_spins, random_or_biased,
            default_never_waits, timeouts_tell_why, dynamic_select,
        ]
        patterns [pipeline, fan_out_fan_in, worker_pool, deadline_pool]
        permits [
            semaphore_loses_permits, semaphore_guard,
            semaphore_try_acquire,
        ]
        beyond_channels [
            which_channel, queues_do_not_wait, work_stealing, wait_group,
            parker, cache_padded, epoch_defer,
        ]
    }
}

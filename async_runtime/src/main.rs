//! Async: many waits on few threads, and what stops, blocks or loses them.

mod many_waits {
    pub mod await_runs_it;
    pub mod join_borrows;
    pub mod join_set;
    pub mod limited_client;
    pub mod paused_clock;
    pub mod thousand_connections;
    pub mod thousand_timers;
}
mod sharing {
    pub mod guard_before_await;
    pub mod rc_stays_on_its_thread;
    pub mod task_local_request_id;
    pub mod which_mutex;
}
mod cancellation {
    pub mod abort_a_task;
    pub mod buffered_stream_snoozes;
    pub mod drop_is_cancel;
    pub mod select_loses_bytes;
    pub mod select_loses_messages;
    pub mod select_restarts_a_timer;
    pub mod snoozed_lock_holder;
    pub mod time_limit;
    pub mod token_tree;
}
mod backpressure {
    pub mod wait_drop_or_reject;
}
mod stopping {
    pub mod cleanup_without_async_drop;
    pub mod close_before_wait;
    pub mod graceful_shutdown;
    pub mod panic_in_task;
}
mod traits {
    pub mod dyn_async_trait;
    pub mod dyn_futures;
    pub mod trait_send_bound;
}
mod blocking {
    pub mod blocking_stalls;
    pub mod bounded_cpu_pool;
    pub mod cpu_on_rayon;
    pub mod file_io_is_blocking;
    pub mod lifo_slot_stall;
    pub mod spawn_blocking_pool;
}
mod runtimes {
    pub mod dropped_handle;
    pub mod nested_block_on;
    pub mod order_of_tasks;
    pub mod runtime_flavors;
    pub mod two_runtimes;
}
mod under_the_hood {
    pub mod async_fn_is_an_enum;
    pub mod async_generator;
    pub mod block_on;
    pub mod generators;
    pub mod held_across_await;
    pub mod step_machine_dsl;
    pub mod task_queue;
    pub mod trampoline;
}

#[cfg(test)]
checks::hang_guard!();

fn main() -> std::process::ExitCode {
    tour::section! {
        many_waits [
            await_runs_it,
            thousand_timers,
            thousand_connections,
            limited_client,
            join_borrows,
            join_set,
            paused_clock,
        ]
        sharing [
            guard_before_await,
            rc_stays_on_its_thread,
            which_mutex,
            task_local_request_id,
        ]
        cancellation [
            drop_is_cancel,
            time_limit,
            abort_a_task,
            token_tree,
            select_loses_messages,
            select_loses_bytes,
            select_restarts_a_timer,
            buffered_stream_snoozes,
            snoozed_lock_holder,
        ]
        backpressure [
            wait_drop_or_reject,
        ]
        stopping [
            graceful_shutdown,
            close_before_wait,
            panic_in_task,
            cleanup_without_async_drop,
        ]
        traits [
            trait_send_bound,
            dyn_async_trait,
            dyn_futures,
        ]
        blocking [
            blocking_stalls,
            lifo_slot_stall,
            spawn_blocking_pool,
            cpu_on_rayon,
            bounded_cpu_pool,
            file_io_is_blocking,
        ]
        runtimes [
            runtime_flavors,
            order_of_tasks,
            nested_block_on,
            two_runtimes,
            dropped_handle,
        ]
        under_the_hood [
            async_fn_is_an_enum,
            held_across_await,
            block_on,
            task_queue,
            generators,
            async_generator,
            trampoline,
            step_machine_dsl,
        ]
    }
}

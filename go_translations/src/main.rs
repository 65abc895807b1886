//! Go translations: the construct you know, in both languages, both run.

mod starting {
    pub mod data_race;
    pub mod goroutine;
    pub mod wait_group;
}

mod channels {
    pub mod all_asleep;
    pub mod chan_struct;
    pub mod channel_buffering;
    pub mod channel_close;
    pub mod channel_directions;
    pub mod channel_range;
    pub mod channel_synchronization;
    pub mod channel_unbuffered;
    pub mod close_twice;
    pub mod send_on_closed;
}

mod selecting {
    pub mod select;
    pub mod select_default;
    pub mod select_nil;
    pub mod select_timeout;
}

mod time {
    pub mod testing_synctest;
    pub mod time_ticker;
    pub mod time_timer;
}

mod patterns {
    pub mod fan_out_fan_in;
    pub mod pipeline;
    pub mod pipeline_early_exit;
    pub mod pub_sub;
    pub mod stateful_goroutine;
    pub mod worker_pool;
    pub mod worker_pool_deadline;
}

mod limits {
    pub mod rate_ticker;
    pub mod semaphore_channel;
    pub mod semaphore_weighted;
    pub mod token_bucket;
}

mod errors {
    pub mod errgroup_first_error;
    pub mod errgroup_limit;
    pub mod singleflight;
}

mod parallel {
    pub mod contended_counter;
    pub mod gomaxprocs;
    pub mod parallel_map_sum;
}

mod sharing {
    pub mod atomic_counter;
    pub mod atomic_pointer;
    pub mod concurrent_map_writes;
    pub mod cond;
    pub mod mutex;
    pub mod once;
    pub mod pool;
    pub mod rwmutex;
    pub mod sync_map;
}

mod contexts {
    pub mod context_cancel;
    pub mod context_cause;
    pub mod context_timeout;
    pub mod context_tree;
    pub mod context_value;
}

mod endings {
    pub mod goroutine_leak;
    pub mod graceful_shutdown;
    pub mod missing_done;
    pub mod panic_in_goroutine;
    pub mod recover;
    pub mod spawn_and_join;
    pub mod thread_leak;
}

#[cfg(test)]
checks::hang_guard!();

fn main() -> std::process::ExitCode {
    tour::section! {
        starting [
            goroutine,
            wait_group,
            data_race,
        ]
        channels [
            channel_unbuffered,
            channel_buffering,
            channel_synchronization,
            channel_directions,
            channel_close,
            channel_range,
            chan_struct,
            send_on_closed,
            close_twice,
            all_asleep,
        ]
        selecting [
            select,
            select_default,
            select_nil,
            select_timeout,
        ]
        time [
            time_timer,
            time_ticker,
            testing_synctest,
        ]
        patterns [
            worker_pool,
            worker_pool_deadline,
            pipeline,
            pipeline_early_exit,
            fan_out_fan_in,
            pub_sub,
            stateful_goroutine,
        ]
        limits [
            semaphore_channel,
            semaphore_weighted,
            rate_ticker,
            token_bucket,
        ]
        errors [
            errgroup_first_error,
            errgroup_limit,
            singleflight,
        ]
        parallel [
            parallel_map_sum,
            gomaxprocs,
            contended_counter,
        ]
        sharing [
            atomic_counter,
            mutex,
            rwmutex,
            once,
            cond,
            pool,
            concurrent_map_writes,
            sync_map,
            atomic_pointer,
        ]
        contexts [
            context_cancel,
            context_timeout,
            context_cause,
            context_value,
            context_tree,
        ]
        endings [
            missing_done,
            graceful_shutdown,
            panic_in_goroutine,
            recover,
            goroutine_leak,
            thread_leak,
            spawn_and_join,
        ]
    }
}

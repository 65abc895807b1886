//! Events: one loop owns the state, everyone else tells it what happened.

mod loops {
    pub mod event_loop;
    pub mod post_to_yourself;
    pub mod quit_or_drain;
    pub mod sharded_loops;
    pub mod work_off_the_loop;
}
mod handlers {
    pub mod emit_inside_a_handler;
    pub mod handler_registry;
    pub mod unsubscribe_by_drop;
}
mod order {
    pub mod fair_turns;
    pub mod fifo_per_publisher;
    pub mod priority_events;
}
mod fan_out {
    pub mod broadcast;
    pub mod broadcast_an_arc;
    pub mod broadcast_lag;
    pub mod slow_listeners;
    pub mod topics;
}
mod latest_state {
    pub mod derived_values;
    pub mod glitch;
    pub mod watch_latest;
}
mod timing {
    pub mod deadline_in_a_loop;
    pub mod debounce;
    pub mod missed_ticks;
    pub mod throttle;
    pub mod timer_events;
}
mod readiness {
    pub mod edge_triggered;
    pub mod readiness_with_mio;
    pub mod wake_the_poll;
}
mod signals {
    pub mod ctrl_c;
}

#[cfg(test)]
checks::hang_guard!();

fn main() -> std::process::ExitCode {
    tour::section! {
        loops [
            event_loop, quit_or_drain, post_to_yourself, work_off_the_loop,
            sharded_loops,
        ]
        handlers [
            handler_registry, unsubscribe_by_drop, emit_inside_a_handler,
        ]
        order [fifo_per_publisher, priority_events, fair_turns]
        fan_out [
            broadcast, broadcast_lag, broadcast_an_arc, topics,
            slow_listeners,
        ]
        latest_state [watch_latest, derived_values, glitch]
        timing [
            timer_events, deadline_in_a_loop, missed_ticks, debounce,
            throttle,
        ]
        readiness [readiness_with_mio, edge_triggered, wake_the_poll]
        signals [ctrl_c]
    }
}

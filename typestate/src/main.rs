//! Typestate: the state is part of the type, so a wrong call does not compile.

mod machines {
    pub mod builder;
    pub mod connection;
    pub mod state_known_at_run_time;
    pub mod state_machine;
    pub mod ways_around_it;
    pub mod zero_cost;
}

mod endings {
    pub mod closure_must_finish;
    pub mod drop_finishes;
    pub mod forgotten_last_step;
}

mod threads {
    pub mod lock_order_in_types;
    pub mod shutdown_phases;
    pub mod worker_handle;
}

#[cfg(test)]
checks::hang_guard!();

fn main() -> std::process::ExitCode {
    tour::section! {
        machines [
            state_machine,
            ways_around_it,
            zero_cost,
            builder,
            connection,
            state_known_at_run_time,
        ]
        endings [
            forgotten_last_step,
            drop_finishes,
            closure_must_finish,
        ]
        threads [
            worker_handle,
            shutdown_phases,
            lock_order_in_types,
        ]
    }
}

//! Scoped threads: borrow from the stack; the scope waits for every thread.

mod bounded_workers;
mod chunked_sum;
mod nested_scopes;
mod panic_payload;
mod results_from_handles;
mod results_in_place;
mod scope_or_join;
mod scoped_or_spawned;
mod wait_group;
mod waits_at_run_time;

#[cfg(test)]
checks::hang_guard!();

fn main() -> std::process::ExitCode {
    tour::section![
        wait_group,
        results_from_handles,
        results_in_place,
        chunked_sum,
        bounded_workers,
        nested_scopes,
        waits_at_run_time,
        scope_or_join,
        panic_payload,
        scoped_or_spawned,
    ]
}

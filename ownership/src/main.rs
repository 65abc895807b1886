//! Ownership: which thread a value belongs to, and who may look at it.

mod move_into_thread;
mod share_with_arc;
mod take_it_back;

fn main() -> std::process::ExitCode {
    tour::section![move_into_thread, take_it_back, share_with_arc]
}

//! Actors: a task owns the state, and messages are the only way to it.

mod one_actor {
    pub mod arc_in_a_message;
    pub mod ask_with_limit;
    pub mod task_and_handle;
}
mod mailbox {
    pub mod drain_or_drop;
    pub mod full_mailbox;
    pub mod own_address;
    pub mod send_to_itself;
}
mod many_actors {
    pub mod ask_cycle;
    pub mod route_by_key;
}
mod supervision {
    pub mod mailbox_on_restart;
    pub mod one_for_all;
    pub mod restart_budget;
    pub mod restart_on_panic;
    pub mod what_a_panic_takes;
}
mod across_processes {
    pub mod abort_ends_all;
    pub mod actor_over_tcp;
}
mod libraries {
    pub mod account_on_actix;
    pub mod account_on_kameo;
    pub mod interleaved_on_actix;
    pub mod supervisor_on_actix;
    pub mod supervisor_on_kameo;
}

#[cfg(test)]
checks::hang_guard!();

fn main() -> std::process::ExitCode {
    tour::section! {
        one_actor [task_and_handle, ask_with_limit, arc_in_a_message]
        mailbox [full_mailbox, send_to_itself, own_address, drain_or_drop]
        many_actors [ask_cycle, route_by_key]
        supervision [
            what_a_panic_takes,
            restart_on_panic,
            mailbox_on_restart,
            restart_budget,
            one_for_all,
        ]
        across_processes [abort_ends_all, actor_over_tcp]
        libraries [
            account_on_actix,
            interleaved_on_actix,
            supervisor_on_actix,
            account_on_kameo,
            supervisor_on_kameo,
        ]
    }
}

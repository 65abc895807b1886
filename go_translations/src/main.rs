//! Go translations: the construct you know, in both languages, both run.

mod starting {
    pub mod data_race;
    pub mod wait_group;
}

fn main() -> std::process::ExitCode {
    tour::section! {
        starting [wait_group, data_race]
    }
}

//! A section that is broken on purpose.

mod differs_in_release;
mod fails;
mod fence_missing;
mod hangs;
mod leaks_a_thread;
mod named_twice;
mod needs_the_workspace;
mod no_lesson;
mod no_output;
mod not_ascii;
mod panics;
mod prints_something_else;
mod unannounced;
mod warns;
mod writes_to_stderr;

fn main() -> std::process::ExitCode {
    tour::section![
        differs_in_release,
        fails,
        fence_missing,
        hangs,
        leaks_a_thread,
        named_twice,
        named_twice,
        needs_the_workspace,
        no_lesson,
        no_output,
        not_ascii,
        panics,
        prints_something_else,
        unannounced,
        warns,
        writes_to_stderr,
    ]
}

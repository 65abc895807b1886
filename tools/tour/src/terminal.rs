//! Manners: bold where it is seen, quiet where nobody reads.

use std::io::{IsTerminal, stdout};
use std::panic::PanicHookInfo;
use std::process::{Command, Stdio};
use std::sync::{LazyLock, Once};
use std::{env, panic, process, thread};

/// `text`, bold if standard output is a terminal that wants it.
#[must_use]
pub fn bold(text: &str) -> String {
    let unwanted = env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty())
        || env::var_os("TERM").is_none_or(|term| term == "dumb");
    if unwanted || !stdout().is_terminal() {
        return text.to_owned();
    }
    format!("\x1b[1m{text}\x1b[0m")
}

/// How many columns the terminal has; None if standard output is none.
///
/// Asked is `stty`, which every Unix has. Where it does not answer, it is 80.
#[must_use]
pub(crate) fn columns() -> Option<usize> {
    static COLUMNS: LazyLock<Option<usize>> = LazyLock::new(|| {
        let asked = || {
            let mut stty = Command::new("stty");
            let size = stty.arg("size").stdin(Stdio::inherit());
            let size = size.stderr(Stdio::null()).output().ok()?;
            let size = String::from_utf8(size.stdout).ok()?;
            let columns = size.split_whitespace().nth(1)?.parse().ok()?;
            (columns > 0).then_some(columns)
        };
        stdout().is_terminal().then(|| asked().unwrap_or(80))
    });
    *COLUMNS
}

/// `text` in lines that fit in the terminal right of `indent` columns, broken
/// between words; in one line if there is no terminal.
#[must_use]
pub(crate) fn fold(text: &str, indent: usize) -> String {
    match columns() {
        None => text.to_owned(),
        Some(columns) => fold_to(text, indent, columns),
    }
}

fn fold_to(text: &str, indent: usize, columns: usize) -> String {
    let room = columns.saturating_sub(indent).max(20);
    let mut folded = String::new();
    let mut used = 0;
    for word in text.split(' ') {
        if used > 0 && used + 1 + word.len() > room {
            folded += "\n";
            folded += &" ".repeat(indent);
            used = 0;
        } else if used > 0 {
            folded += " ";
            used += 1;
        }
        folded += word;
        used += word.len();
    }
    folded
}

/// Turns a failed `println!`, in whatever thread, into a plain end.
///
/// `println!` panics when standard output cannot be written, and std offers
/// no other place to catch that in a thread which an example started. A reader
/// that left (`| head -1`) is no fault: nothing is said, and the exit code is
/// the one a shell gives for a broken pipe. Anything else (a full disk) is
/// said, and the exit code is 1.
pub fn leave_quietly_when_nobody_reads() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        match unwritable(panic).as_deref() {
            None => report(panic),
            Some(cause) if reader_has_left(cause) => process::exit(141),
            Some(cause) => {
                eprintln!("cannot write to standard output: {cause}");
                process::exit(1)
            }
        }
    }));
}

/// Prints a panic in as few lines with `RUST_BACKTRACE=1` as without.
///
/// An example may panic on purpose. A shell in which backtraces are always
/// wanted should not show sixty lines for it. `RUST_BACKTRACE=full` still
/// does.
pub(crate) fn leave_out_backtraces() {
    let asked = env::var_os("RUST_BACKTRACE");
    if asked.is_none_or(|asked| asked == "0" || asked == "full") {
        return;
    }
    let hint = Once::new();
    panic::set_hook(Box::new(move |panic| {
        let thread = thread::current();
        let name = thread.name().unwrap_or("<unnamed>");
        eprintln!("\nthread '{name}' {panic}");
        hint.call_once(|| {
            eprintln!("note: RUST_BACKTRACE=full displays a backtrace");
        });
    }));
}

/// The number is the same in every locale: EPIPE, or on Windows
/// `ERROR_BROKEN_PIPE` and `ERROR_NO_DATA`.
fn reader_has_left(cause: &str) -> bool {
    let numbers: &[_] = if cfg!(windows) { &[109, 232] } else { &[32] };
    numbers
        .iter()
        .any(|number| cause.contains(&format!("(os error {number})")))
}

/// Why standard output could not be written, if the panic is about that.
fn unwritable(panic: &PanicHookInfo) -> Option<String> {
    let text = panic.payload().downcast_ref::<String>()?;
    let cause = text.strip_prefix("failed printing to stdout: ")?;
    Some(cause.to_owned())
}

#[cfg(test)]
mod tests {
    use super::fold_to;

    #[test]
    fn lines_break_between_words_and_fit() {
        let text = "The scope waits for every one of its threads.";
        let folded = fold_to(text, 4, 30);
        assert_eq!(
            folded,
            "The scope waits for every\n    one of its threads."
        );
        assert_eq!(fold_to(text, 4, 80), text);
    }
}

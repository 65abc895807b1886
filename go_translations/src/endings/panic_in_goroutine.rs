//! A panic in a goroutine ends the program; one in a task ends the task.
//!
//! Go: the program ends with exit code 2, whoever else was at work.
//! Rust: the join returns an `Err` with what the panic said.
//! Checked: run time: a panic, by whoever joins; not at all: one in a task or a
//! thread that nobody joins, but for a line on stderr.
//!
//! Neither is safer than the other. Go cannot go on with a goroutine missing,
//! and Rust can, without anyone noticing: so join what you start. A program
//! built with `panic = "abort"` ends at the first panic, as Go's does.
//!
//! Prints:
//!
//! ```text
//! tea poured
//! failed: no such drink: beer
//! milk poured
//! wine was ordered, and we go on
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next 3 panics are on purpose:
//!
//! thread 'main' ({id}) panicked at {place}:
//! no such drink: beer
//! note: {hint}
//!
//! thread '<unnamed>' ({id}) panicked at {place}:
//! no such drink: beer
//!
//! thread 'main' ({id}) panicked at {place}:
//! no such drink: wine
//! ```
//!
//! They vary because the system numbers threads and a copy has another path.

use std::any::Any;
use std::thread;

const DRINKS: [&str; 3] = ["tea", "beer", "milk"];

fn pour(drink: &str) -> String {
    match drink {
        "tea" | "milk" => format!("{drink} poured"),
        _ => panic!("no such drink: {drink}"),
    }
}

/// Returns what the panic said: `panic!` has a `&str` as its payload if the
/// message needs no formatting, and a `String` otherwise.
fn reason(panic: &(dyn Any + Send)) -> String {
    let literal = panic.downcast_ref::<&str>().copied();
    let formatted = panic.downcast_ref::<String>().map(String::as_str);
    let words = literal.or(formatted).unwrap_or("a panic without words");
    format!("failed: {words}")
}

pub async fn pour_all() -> Vec<String> {
    let tasks = DRINKS.map(|drink| tokio::spawn(async { pour(drink) }));
    let mut poured = Vec::new();
    for task in tasks {
        poured.push(match task.await {
            Ok(drink) => drink,
            Err(error) => reason(&*error.into_panic()),
        });
    }
    poured
}

/// The same with threads.
pub fn literal() -> Vec<String> {
    let threads = DRINKS.map(|drink| thread::spawn(|| pour(drink)));
    let ends = threads.map(|thread| thread.join());
    ends.map(|end| end.unwrap_or_else(|panic| reason(&*panic)))
        .to_vec()
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    eprintln!("The next 3 panics are on purpose:");
    let poured = pour_all().await;
    for line in &poured {
        println!("{line}");
    }
    assert_eq!(literal(), poured);

    // Nobody has its handle, so nobody is told.
    drop(tokio::spawn(async { pour("wine") }));
    tokio::task::yield_now().await;
    println!("wine was ordered, and we go on");
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn the_words_are_kept_formatted_or_not() {
        assert_eq!(reason(&"no tea"), "failed: no tea");
        assert_eq!(reason(&format!("no {}", "milk")), "failed: no milk");
    }
}

//! Join a scoped thread, or the reason of its panic is lost.
//!
//! A panic in a scoped thread does not stop its siblings: they all finish. If
//! nobody joined the one that panicked, the scope itself then panics, and its
//! message is about a thread, not about your bug. Whoever joins the handle gets
//! the payload, decides, and the scope returns as if nothing had happened. (All
//! of it is so if a panic unwinds; with `panic = "abort"` it ends the program.)
//!
//! Prints:
//!
//! ```text
//! not joined: "a scoped thread panicked", siblings done: 2
//! joined: "no price for salt", siblings done: 2
//! ```
//!
//! Panics also write to stderr, with a thread's number and a place that vary.
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next 3 panics are on purpose:
//!
//! thread '<unnamed>' ({id}) panicked at {file}:
//! no price for salt
//! note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
//!
//! thread 'main' ({id}) panicked at {file}:
//! a scoped thread panicked
//!
//! thread '<unnamed>' ({id}) panicked at {file}:
//! no price for salt
//! ```

use std::any::Any;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("not a text")
}

/// Looks up three prices, one of which is missing; how it ended.
pub fn look_up(join: bool) -> (Result<(), Box<dyn Any + Send>>, usize) {
    let done = AtomicUsize::new(0);
    let outcome = panic::catch_unwind(|| {
        thread::scope(|scope| {
            scope.spawn(|| done.fetch_add(1, Ordering::Relaxed));
            let salt = scope.spawn(|| panic!("no price for salt"));
            scope.spawn(|| done.fetch_add(1, Ordering::Relaxed));
            if join { salt.join() } else { Ok(()) }
        })
    });
    (outcome.flatten(), done.into_inner())
}

pub fn main() {
    eprintln!("The next 3 panics are on purpose:");
    for (what, join) in [("not joined", false), ("joined", true)] {
        let (outcome, done) = look_up(join);
        let payload = outcome.expect_err("the salt thread panics");
        let message = message(&*payload);
        println!("{what}: {message:?}, siblings done: {done}");
    }
}

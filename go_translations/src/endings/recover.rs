//! `recover`: a panic is caught, and what it left half done is yours.
//!
//! Go: `defer func() { if r := recover(); r != nil { ... } }()`.
//! Rust: `Result` for what may fail; `catch_unwind` at a boundary.
//! Checked: compile time: what the panic may have left half done behind a
//! `&mut` must be named (`half_done_after_panic`); not at all: atomics that it
//! left half done, and whether anything is repaired.
//!
//! In both languages the second transfer stops between taking and giving, and
//! the coins are gone. Go says nothing of it. Rust refuses the closure that
//! changes the accounts until someone writes `AssertUnwindSafe`, a promise to
//! have thought of that. An error that is expected is a `Result` and needs none
//! of this. A thread or a task catches by itself: see `panic_in_goroutine`. In
//! a program built with `panic = "abort"` nothing is caught.
//!
//! Prints:
//!
//! ```text
//! gave 20: 30 and 20
//! 13 brings bad luck: 17 and 20
//! lost: 13
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next panic is on purpose:
//!
//! thread 'main' ({id}) panicked at {place}:
//! 13 brings bad luck
//! note: {hint}
//! ```
//!
//! They vary because the system numbers threads and a copy has another path.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

fn transfer(from: &mut u64, to: &mut u64, coins: u64) {
    *from -= coins;
    assert!(coins != 13, "13 brings bad luck");
    *to += coins;
}

/// Returns what the panic said, if there was one.
fn try_transfer(
    from: &mut u64,
    to: &mut u64,
    coins: u64,
) -> Option<String> {
    let transfer = AssertUnwindSafe(|| transfer(from, to, coins));
    let panic = catch_unwind(transfer).err()?;
    Some(words(&*panic).to_owned())
}

/// A message without formatting is a `&str`, and a `String` otherwise.
fn words(panic: &(dyn Any + Send)) -> &str {
    let literal = panic.downcast_ref::<&str>().copied();
    let formatted = panic.downcast_ref::<String>().map(String::as_str);
    literal.or(formatted).unwrap_or("a panic without words")
}

pub fn main() {
    eprintln!("The next panic is on purpose:");
    let (mut ada, mut ben) = (50, 0);
    for coins in [20, 13] {
        match try_transfer(&mut ada, &mut ben, coins) {
            None => println!("gave {coins}: {ada} and {ben}"),
            Some(words) => println!("{words}: {ada} and {ben}"),
        }
    }
    println!("lost: {}", 50 - ada - ben);
}

#[cfg(test)]
mod tests {
    use std::panic::{catch_unwind, resume_unwind};
    use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

    use super::words;

    #[test]
    fn a_transfer_between_atomics_is_not_refused() {
        let (ada, ben) = (AtomicU64::new(50), AtomicU64::new(0));
        let caught = catch_unwind(|| {
            ada.fetch_sub(13, Relaxed);
            // A panic without its message on stderr.
            resume_unwind(Box::new("13 brings bad luck"));
        });
        assert!(caught.is_err());
        assert_eq!(ada.into_inner() + ben.into_inner(), 37); // of 50
    }

    #[test]
    fn the_words_are_kept_formatted_or_not() {
        assert_eq!(words(&"out of tea"), "out of tea");
        assert_eq!(words(&format!("out of {}", "milk")), "out of milk");
    }
}

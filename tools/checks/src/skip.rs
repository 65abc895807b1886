//! What cannot be checked here is said in one line.

use std::collections::BTreeSet;
use std::io::{Write, stderr};
use std::sync::{LazyLock, Mutex, PoisonError};

/// Says once that `what` was not checked; `what` ends with the reason.
pub fn skipped(what: &str) {
    static TOLD: LazyLock<Mutex<BTreeSet<String>>> =
        LazyLock::new(Mutex::default);
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    if told.insert(what.to_owned()) {
        // Not with `eprintln!`, which a passing test does not show. If it
        // cannot be written, nobody is there to read it.
        let _ = writeln!(stderr(), "skipped: {what}");
    }
}

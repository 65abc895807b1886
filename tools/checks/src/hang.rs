//! Ends a run of tests in which one hangs.
//!
//! libtest names a test that has been running for a minute and then waits for
//! it without end. Whoever runs the tests should not.

use std::io::{Write as _, stderr};
use std::sync::mpsc;
use std::time::Duration;
use std::{env, process, thread};

/// Seconds that replace the limit, for the test of this.
pub const LIMIT: &str = "CHECKS_TEST_LIMIT";

/// A test that ends all of its program after some minutes.
///
/// Its name sorts before all others, so that it runs also where every thread
/// of the run hangs.
#[macro_export]
macro_rules! hang_guard {
    () => {
        mod _hang_guard {
            #[test]
            fn is_set() {
                $crate::no_test_may_hang();
            }
        }
    };
}

/// Ends the process, with exit code 101 and a line on stderr, unless it has
/// ended by itself after five minutes.
pub fn no_test_may_hang() {
    let asked = env::var(LIMIT).ok().and_then(|text| text.parse().ok());
    let limit = Duration::from_secs(asked.unwrap_or(300));
    // Not joined: it is there to outlast the tests, and ends with them.
    thread::spawn(move || {
        let (_kept, never) = mpsc::channel::<()>();
        if never.recv_timeout(limit).is_ok() {
            return;
        }
        // Not `eprintln`, which libtest would keep for the end of the test.
        let said = writeln!(
            stderr(),
            "a test hangs: the run has not ended after {limit:?}. It is one \
             of those that libtest names as running for over 60 seconds; if \
             it names none, run with --nocapture --test-threads=1"
        );
        drop(said);
        process::exit(101);
    });
}

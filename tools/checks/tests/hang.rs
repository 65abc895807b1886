//! A test that hangs ends the run, and the run says so.

use std::process::Command;
use std::{env, thread};

use checks::LIMIT;

const ASKED: &str = "CHECKS_TEST_HANGS";

checks::hang_guard!();

#[test]
fn hangs_if_asked() {
    while env::var_os(ASKED).is_some() {
        thread::park();
    }
}

#[test]
fn a_test_that_hangs_ends_the_run() {
    let this = env::current_exe().expect("the system tells");
    let run = Command::new(this)
        .args(["hangs_if_asked", "_hang_guard"])
        .env(ASKED, "1")
        .env(LIMIT, "1")
        .output()
        .expect("it starts");
    assert_eq!(run.status.code(), Some(101));
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(said.contains("a test hangs"), "{said}");
}

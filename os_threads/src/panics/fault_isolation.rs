//! Threads contain a panic; only a process contains an abort or an overflow.
//!
//! A panic that unwinds ends its own thread, and that is all that is contained.
//! An abort or a full stack in any thread ends the process with all its
//! threads, and `join` never returns to tell. A panic of the main thread ends
//! the process too, because `main` ends. With `panic = "abort"` in the profile,
//! a panic does not unwind, so each one is an abort. Work that may do that (a
//! library in C, a recursion as deep as its input) runs in a child process.
//! Here the program starts itself as the child.
//!
//! Prints:
//!
//! ```text
//! panic in one thread of a child: its other threads live on
//! panic in main of a child: the whole process is gone
//! overflow in one thread of a child: the whole process is gone
//! abort in one thread of a child: the whole process is gone
//! the parent lives
//! ```

use std::hint::black_box;
use std::process::{Command, abort};
use std::{env, io, thread};

const FAULT: &str = "FAULT_ISOLATION_FAULT";
const SURVIVED: &str = "the rest of the child lives";

/// The child: one of its threads fails, and `main` waits for that.
fn fail(fault: &str) {
    // A panic of the main thread, where that is what is asked for.
    assert_ne!(fault, "panic in main", "main ends, and the process too");
    let fault = fault.to_owned();
    let failing = thread::spawn(move || match fault.as_str() {
        "panic in one thread" => panic!("contained"),
        "overflow in one thread" => fill_the_stack(0),
        "abort in one thread" => abort(),
        _ => 0,
    });
    if failing.join().is_err() {
        println!("{SURVIVED}");
    }
}

fn fill_the_stack(depth: u64) -> u64 {
    let frame = black_box([depth; 64]);
    if frame[0] == u64::MAX {
        return 0;
    }
    fill_the_stack(depth + 1) + black_box(frame)[1]
}

/// Runs this program again, to fail: did all but the failed thread live on?
pub fn child_survives(fault: &str) -> io::Result<bool> {
    let child = Command::new(env::current_exe()?)
        .arg("fault_isolation") // Alone, this file takes no argument.
        .env(FAULT, fault)
        .output()?;
    let printed = String::from_utf8_lossy(&child.stdout);
    match (child.status.success(), printed.trim()) {
        (true, SURVIVED) => Ok(true),
        (false, "") => Ok(false),
        _ => Err(io::Error::other(format!("no {fault} in the child"))),
    }
}

pub fn main() -> io::Result<()> {
    if let Ok(fault) = env::var(FAULT) {
        fail(&fault);
        return Ok(());
    }
    for fault in [
        "panic in one thread",
        "panic in main",
        "overflow in one thread",
        "abort in one thread",
    ] {
        let outcome = if child_survives(fault)? {
            "its other threads live on"
        } else {
            "the whole process is gone"
        };
        println!("{fault} of a child: {outcome}");
    }
    println!("the parent lives");
    Ok(())
}

//! A task isolates a panic; only another process isolates an abort.
//!
//! The same two actors in three processes. In the first one of them panics:
//! the other works on. In the second it panics once more while it is being
//! unwound, in a `Drop`; in the third it aborts. Both come to the same: no
//! line of that process runs any more, no neighbour, no supervisor. What must
//! survive that lives in another process, as this parent does. (With
//! `panic = "abort"` in the profile, the first panic is such an abort.)
//!
//! The program starts itself: a variable tells the child what it is.
//!
//! Prints:
//!
//! ```text
//! panic: ends well: true
//!   the faulty one fell: true
//!   the neighbour works on
//! panic in a panic: ends well: false
//! abort: ends well: false
//! the parent works on
//! ```

use std::env;
use std::io;
use std::process::{self, Command};

use tokio::sync::mpsc;

const ROLE: &str = "FAULT_IN_THE_CHILD";

struct Tray {
    jammed: bool,
}

impl Drop for Tray {
    fn drop(&mut self) {
        assert!(!self.jammed, "the tray is jammed");
    }
}

async fn faulty(mut orders: mpsc::Receiver<()>, fault: String) {
    let _tray = Tray {
        jammed: fault == "panic in a panic",
    };
    if orders.recv().await.is_some() && fault == "abort" {
        process::abort();
    }
    panic!("out of paper");
}

#[tokio::main(flavor = "current_thread")]
async fn two_actors(fault: String) {
    let (to_faulty, orders) = mpsc::channel(1);
    let faulty = tokio::spawn(faulty(orders, fault));
    let (to_neighbour, mut orders) = mpsc::channel(1);
    let neighbour = tokio::spawn(async move {
        while orders.recv().await.is_some() {
            println!("the neighbour works on");
        }
    });

    let open = "both actors wait for orders";
    to_faulty.send(()).await.expect(open);
    println!("the faulty one fell: {}", faulty.await.is_err());
    to_neighbour.send(()).await.expect(open);
    drop(to_neighbour);
    neighbour.await.expect("the neighbour has no fault");
}

fn parent() -> io::Result<()> {
    for fault in ["panic", "panic in a panic", "abort"] {
        let child = Command::new(env::current_exe()?)
            .arg("abort_ends_all") // which example, where there are several
            .env(ROLE, fault)
            .output()?;
        println!("{fault}: ends well: {}", child.status.success());
        for line in String::from_utf8_lossy(&child.stdout).lines() {
            println!("  {line}");
        }
    }
    println!("the parent works on");
    Ok(())
}

pub fn main() -> io::Result<()> {
    match env::var(ROLE) {
        Ok(fault) => {
            two_actors(fault);
            Ok(())
        }
        Err(_not_a_child) => parent(),
    }
}

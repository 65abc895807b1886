//! A panic in one item comes out of the call, and the pool goes on.
//!
//! `par_iter`, `join`, `scope` and `install` wait, so there is somebody to
//! tell: the payload unwinds out of the call as from a plain loop. Which
//! other items were still worked on is open; if two panic, one is told of.
//! (With `panic = "abort"` in the profile none comes out: the process ends.)
//!
//! `spawn` has nobody to tell. Then the pool's panic handler is called, and
//! where there is none, as in a global pool that was not built with one, the
//! process is aborted. To see that, the program runs itself.
//!
//! Prints:
//!
//! ```text
//! total of 100: Err("there is no item 13")
//! total of 13: 156
//! spawn, with a handler: there is no item 13
//! that pool: 156
//! spawn, without: said "begun", success: false
//! ```

use std::any::Any;
use std::env;
use std::error::Error;
use std::panic;
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

use rayon::prelude::*;

const ROLE: &str = "PANIC_COMES_OUT";
const LIMIT: Duration = Duration::from_secs(20);

/// Panics at 13, without the message that `panic!` writes to stderr.
fn price(number: u32) -> u32 {
    if number == 13 {
        panic::resume_unwind(Box::new("there is no item 13"));
    }
    number * 2
}

fn reason(payload: &(dyn Any + Send)) -> &str {
    payload.downcast_ref::<&str>().unwrap_or(&"unknown")
}

pub fn total(numbers: u32) -> u32 {
    (0..numbers).into_par_iter().map(price).sum()
}

pub fn main() -> Result<(), Box<dyn Error>> {
    if env::var_os(ROLE).is_some() {
        println!("begun");
        rayon::spawn(|| {
            price(13);
        });
        // The abort ends this wait. (`park_timeout` might end for no reason.)
        let (_kept, never) = mpsc::channel::<()>();
        let _timeout = never.recv_timeout(LIMIT);
        return Ok(());
    }

    let caught = panic::catch_unwind(|| total(100));
    println!(
        "total of 100: {:?}",
        caught.map_err(|p| reason(&*p).to_owned())
    );
    println!("total of 13: {}", total(13));

    let (tell, told) = mpsc::channel();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .panic_handler(move |payload| {
            let _ = tell.send(reason(&*payload).to_owned());
        })
        .build()?;
    pool.spawn(|| {
        price(13);
    });
    println!("spawn, with a handler: {}", told.recv_timeout(LIMIT)?);
    println!("that pool: {}", pool.install(|| total(13)));

    let child = Command::new(env::current_exe()?)
        .arg("panic_comes_out")
        .env(ROLE, "spawn")
        .output()?;
    let said = String::from_utf8(child.stdout)?;
    println!(
        "spawn, without: said {:?}, success: {}",
        said.trim(),
        child.status.success()
    );
    Ok(())
}

//! Stop workers by dropping a sender that lives and dies inside the scope.
//!
//! Each worker listens for the end beside its work. It is often said that this
//! cannot be forgotten, because a value drops by itself. It drops at the end of
//! its block, and which block that is decides: in the first function, which is
//! wrong, the sender belongs to the block around the scope. The scope waits for
//! the workers, they wait for the drop, and the drop comes after the scope.
//! Here each worker gives up at a limit so that you can see it.
//!
//! Made inside the closure, the sender drops before the scope waits, whichever
//! way out the closure takes; a panic is tried as well.
//!
//! Prints:
//!
//! ```text
//! sender outside the scope: GaveUp
//! sender inside: 3 of 3 stopped
//! and on a panic: 3 of 3 stopped
//! ```

use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crossbeam::channel::{Receiver, bounded, never, tick};
use crossbeam::select;

const LIMIT: Duration = Duration::from_millis(20);

#[derive(Debug, PartialEq)]
pub enum End {
    ToldToStop,
    GaveUp,
}

/// Guards a door until the end; `tick` stands for its work.
fn guard(stop: &Receiver<Infallible>, limit: Option<Duration>) -> End {
    let rounds = tick(Duration::from_millis(1));
    let limit = limit.map_or_else(never, crossbeam::channel::after);
    loop {
        select! {
            recv(stop) -> _ => return End::ToldToStop,
            recv(rounds) -> _ => {}
            recv(limit) -> _ => return End::GaveUp,
        }
    }
}

/// Wrong: `_shutdown` outlives the scope that waits for the guards.
pub fn sender_outside() -> End {
    let (_shutdown, stop) = bounded(0);
    thread::scope(|scope| {
        let guard = scope.spawn(|| guard(&stop, Some(LIMIT)));
        guard.join().expect("no panic")
    })
}

/// Right, however the closure ends. Returns how many were told to stop.
pub fn sender_inside(guards: usize, fire: bool) -> usize {
    let told = AtomicUsize::new(0);
    let scope = AssertUnwindSafe(|| {
        thread::scope(|scope| {
            let (_shutdown, stop) = bounded(0);
            for _ in 0..guards {
                let (stop, told) = (stop.clone(), &told);
                scope.spawn(move || {
                    assert_eq!(guard(&stop, None), End::ToldToStop);
                    told.fetch_add(1, Ordering::Relaxed);
                });
            }
            if fire {
                // A panic, without the report that `panic!` puts on stderr.
                resume_unwind(Box::new("fire"));
            }
        });
    });
    let panicked = catch_unwind(scope).is_err();
    assert_eq!(panicked, fire);
    told.into_inner()
}

pub fn main() {
    println!("sender outside the scope: {:?}", sender_outside());
    println!("sender inside: {} of 3 stopped", sender_inside(3, false));
    println!("and on a panic: {} of 3 stopped", sender_inside(3, true));
}

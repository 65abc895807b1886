//! A `Parker` puts its thread to sleep until another hands it the token.
//!
//! The smallest signal there is, for those who build their own tools. The token
//! waits: `unpark` before `park` is not lost. There is one token and no count:
//! two `unpark`s in a row are one. So put what there is to do somewhere else,
//! and look there again after each `park`.
//!
//! Prints:
//!
//! ```text
//! two tokens in a row wake 1 time
//! dinner is ready: true
//! ```

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crossbeam::channel::unbounded;
use crossbeam::sync::Parker;

const LIMIT: Duration = Duration::from_millis(20);

/// How many times a parked thread wakes for two tokens handed out in a row.
pub fn wakes_for_two() -> usize {
    let parker = Parker::new();
    let bell = parker.unparker().clone();
    bell.unpark();
    bell.unpark();
    let (awake, wakes) = unbounded();
    let sleeper = thread::spawn(move || {
        for _ in 0..2 {
            parker.park();
            awake.send(()).expect("`wakes` is counted");
        }
    });
    wakes.recv().expect("the sleeper wakes at least once");
    let more = wakes.recv_timeout(LIMIT).is_ok();
    bell.unpark();
    sleeper.join().expect("sleeping does not panic");
    1 + usize::from(more)
}

/// The right form: the flag says what happened, the token only wakes.
pub fn wait_for_dinner() -> bool {
    let parker = Parker::new();
    let bell = parker.unparker().clone();
    let is_ready = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            is_ready.store(true, Ordering::Release);
            bell.unpark();
        });
        while !is_ready.load(Ordering::Acquire) {
            parker.park();
        }
    });
    is_ready.into_inner()
}

pub fn main() {
    println!("two tokens in a row wake {} time", wakes_for_two());
    println!("dinner is ready: {}", wait_for_dinner());
}

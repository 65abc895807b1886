//! A bell that rings between the look and the wait is heard by nobody.
//!
//! `put_and_ring` is wrong: it fills the letterbox without the lock, so it can
//! do so after the reader has looked and before the reader waits. A condvar
//! does not keep what it was told, and the reader waits for ever. Under the
//! lock, as in `put`, there is no such moment: the reader gives the lock back
//! and begins to wait in one step. The lock also orders memory, so the flag can
//! be relaxed. Here nobody waits yet when it rings, and the reader gives up
//! after a while.
//!
//! Prints:
//!
//! ```text
//! rung before anybody waited: heard false
//! put under the lock: the reader has returned
//! ```

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

#[derive(Default)]
pub struct Letterbox {
    full: AtomicBool,
    door: Mutex<()>,
    bell: Condvar,
}

impl Letterbox {
    /// Wrong: the reader may be between its look and its wait.
    pub fn put_and_ring(&self) {
        self.full.store(true, Ordering::Relaxed);
        self.bell.notify_one();
    }

    /// Right: while this has the lock, the reader is before both or in both.
    pub fn put(&self) {
        let door = self.door.lock().expect("no holder panics");
        self.full.store(true, Ordering::Relaxed);
        drop(door);
        self.bell.notify_one();
    }

    /// Waits for a letter.
    pub fn read(&self) {
        let mut door = self.door.lock().expect("no holder panics");
        while !self.full.load(Ordering::Relaxed) {
            door = self.bell.wait(door).expect("no holder panics");
        }
    }

    /// Whether the bell rings within a moment.
    fn hears(&self) -> bool {
        let door = self.door.lock().expect("no holder panics");
        let moment = Duration::from_millis(20);
        let waited = self.bell.wait_timeout_while(door, moment, |()| true);
        !waited.expect("no holder panics").1.timed_out()
    }
}

/// One thread reads, and this one puts a letter in.
pub fn send_letter(put: fn(&Letterbox)) {
    let letterbox = Letterbox::default();
    thread::scope(|s| {
        s.spawn(|| letterbox.read());
        put(&letterbox);
    });
}

pub fn main() {
    let letterbox = Letterbox::default();
    letterbox.put_and_ring();
    let heard = letterbox.hears();
    println!("rung before anybody waited: heard {heard}");

    send_letter(Letterbox::put);
    println!("put under the lock: the reader has returned");
}

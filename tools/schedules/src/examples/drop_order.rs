//! Fields are dropped from the top down: put the lock above the bell.
//!
//! A visit ends with a bell that lets the next guest try the door. In
//! `RingsFirst`, which is wrong, the bell is the upper field: it rings while
//! the room is still locked, and a guest who is quick finds it so. Nothing in
//! the code that uses the type shows the order, and swapping two fields looks
//! like tidying. Variables are dropped the other way round, the last one
//! first. Here the bell itself tries the door.
//!
//! Prints:
//!
//! ```text
//! bell above the lock: when it rings, the room is free: false
//! lock above the bell: when it rings, the room is free: true
//! ```

use std::cell::Cell;
use std::sync::mpsc;
use std::sync::{Mutex, MutexGuard};
use std::thread;

/// Rings when it is dropped.
pub struct Bell<'a>(&'a dyn Fn());

impl Drop for Bell<'_> {
    fn drop(&mut self) {
        (self.0)();
    }
}

/// Wrong: rings, then unlocks.
pub struct RingsFirst<'a> {
    _bell: Bell<'a>,
    room: MutexGuard<'a, u32>,
}

/// Right: unlocks, then rings.
pub struct UnlocksFirst<'a> {
    room: MutexGuard<'a, u32>,
    _bell: Bell<'a>,
}

pub fn ring_first(room: &Mutex<u32>, ring: &dyn Fn()) {
    let mut visit = RingsFirst {
        _bell: Bell(ring),
        room: room.lock().expect("no guest panics"),
    };
    *visit.room += 1;
}

pub fn unlock_first(room: &Mutex<u32>, ring: &dyn Fn()) {
    let mut visit = UnlocksFirst {
        room: room.lock().expect("no guest panics"),
        _bell: Bell(ring),
    };
    *visit.room += 1;
}

/// One guest visits, and this thread tries the door at the bell.
pub fn next_gets_in(visit: fn(&Mutex<u32>, &dyn Fn())) -> bool {
    let room = Mutex::new(0);
    let (bell, heard) = mpsc::channel();
    thread::scope(|s| {
        s.spawn(|| {
            visit(&room, &|| bell.send(()).expect("the next one waits"));
        });
        heard.recv().expect("every visit ends with the bell");
        room.try_lock().is_ok()
    })
}

pub fn main() {
    for (order, visit) in [
        (
            "bell above the lock",
            ring_first as fn(&Mutex<u32>, &dyn Fn()),
        ),
        ("lock above the bell", unlock_first),
    ] {
        let room = Mutex::new(0);
        let free = Cell::new(false);
        visit(&room, &|| free.set(room.try_lock().is_ok()));
        let free = free.get();
        println!("{order}: when it rings, the room is free: {free}");
    }
}

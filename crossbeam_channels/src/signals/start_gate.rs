//! Closing a channel that carries nothing is a signal to all, given once.
//!
//! A sent `()` wakes one receiver. Dropping the last sender wakes all of them,
//! also one that only looks later, and cannot be done twice or taken back. The
//! item type `Infallible` has no values: nobody can send by mistake, so the
//! only thing that can arrive is the end.
//!
//! Prints:
//!
//! ```text
//! started before the gate opened: 0
//! started after it: 5
//! who comes late hears of it too: Err(RecvError)
//! ```

use std::convert::Infallible;
use std::thread;

use crossbeam::channel::{Receiver, RecvError, Sender, bounded};

/// Closed until it is dropped.
pub struct Gate(Sender<Infallible>);

pub fn gate() -> (Gate, Receiver<Infallible>) {
    let (gate, runners) = bounded(0);
    (Gate(gate), runners)
}

impl Gate {
    /// Opens it for all who wait and for all who come later.
    pub fn open(self) {
        drop(self.0);
    }
}

/// How many runners had started before the gate opened, and at the end.
pub fn race(runners: usize) -> (usize, usize) {
    let (gate, at_gate) = gate();
    let (start, started) = bounded(runners);
    thread::scope(|scope| {
        for _ in 0..runners {
            let (at_gate, start) = (at_gate.clone(), start.clone());
            scope.spawn(move || {
                assert_eq!(at_gate.recv(), Err(RecvError));
                start.send(()).expect("`started` is still here");
            });
        }
        drop(start);
        let before = started.len();
        gate.open();
        (before, started.into_iter().count())
    })
}

pub fn main() {
    let (before, after) = race(5);
    println!("started before the gate opened: {before}");
    println!("started after it: {after}");

    let (gate, late) = gate();
    gate.open();
    println!("who comes late hears of it too: {:?}", late.recv());
}

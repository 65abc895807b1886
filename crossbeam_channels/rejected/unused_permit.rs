//! A permit that is not held has been returned already.
//!
//! Wanted: take a permit, then bake.
//! Refused: nothing holds the guard, so it drops before the baking begins;
//! `must_use` is a warning, which this program denies. The help, `let _ =`,
//! silences it and drops the guard all the same.
//! Instead: `semaphore_guard`, where the permit has a name.

#![deny(unused_must_use)]

use crossbeam::channel::{Receiver, Sender, bounded};

struct Semaphore(Sender<()>, Receiver<()>);

#[must_use = "the permit is returned when this is dropped"]
struct Permit<'a>(&'a Receiver<()>);

impl Semaphore {
    fn acquire(&self) -> Permit<'_> {
        self.0.send(()).expect("both ends are ours");
        Permit(&self.1)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.0.recv().expect("both ends are ours");
    }
}

fn main() {
    let (enter, leave) = bounded(1);
    let ovens = Semaphore(enter, leave);
    ovens.acquire(); //~ unused_must_use
    //+ let _permit = ovens.acquire();
    println!("baking, {} permit taken", ovens.1.len());
}

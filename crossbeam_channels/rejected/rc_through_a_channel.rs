//! A channel between threads carries only what may change threads.
//!
//! Wanted: send a counted string to another thread of the scope.
//! Refused: an `Rc` is not `Send`: two threads would change its count at once.
//! Instead: `fan_out_fan_in`, which sends values that nobody else holds.

use std::rc::Rc;
//+ use std::sync::Arc;
use std::thread;

use crossbeam::channel::unbounded;

fn main() {
    let (till, kitchen) = unbounded();
    till.send(Rc::new("soup")).expect("the kitchen is here");
    //+ till.send(Arc::new("soup")).expect("the kitchen is here");
    drop(till);
    thread::scope(|scope| {
        scope.spawn(|| println!("cooking {:?}", kitchen.recv())); //~ E0277
    });
}

//! Two threads do not share the receiving end of a std `mpsc` channel.
//!
//! Wanted: let two workers take from one queue.
//! Refused: std's `Receiver` is made for one reader at a time.
//! Instead: `receiver_has_one_reader`, with a `Mutex` around it for several.

use std::sync::mpsc;
//+ use std::sync::{Mutex, mpsc};
use std::thread;

fn main() {
    let (orders, queue) = mpsc::channel::<u32>();
    //+ let (orders, queue) = mpsc::channel::<u32>();
    //+ let queue = Mutex::new(queue);
    drop(orders);
    thread::scope(|s| {
        for _worker in 0..2 {
            s.spawn(|| queue.recv().is_ok()); //~ E0277
            //+ s.spawn(|| queue.lock().is_ok_and(|own| own.recv().is_ok()));
        }
    });
}

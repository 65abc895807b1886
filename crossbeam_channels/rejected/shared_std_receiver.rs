//! The receiver of a std channel cannot be shared between threads.
//!
//! Wanted: two cooks who take orders through a reference to one receiver.
//! Refused: std's `Receiver` is not `Sync`: one thread at a time may use it.
//! Instead: `one_message_one_receiver`, where the receivers are crossbeam's.

use std::thread;

fn main() {
    let (till, orders) = std::sync::mpsc::channel();
    //+ let (till, orders) = crossbeam::channel::unbounded();
    for order in 1..=4 {
        till.send(order).expect("the cooks are here");
    }
    drop(till);
    let cook = || println!("cooked {}", orders.iter().count());
    thread::scope(|scope| {
        scope.spawn(cook); //~ E0277
        scope.spawn(cook);
    });
}

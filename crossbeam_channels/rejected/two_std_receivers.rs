//! A channel of std has one receiver.
//!
//! Wanted: two cooks who take orders from one `std::sync::mpsc` channel.
//! Refused: its `Receiver` cannot be cloned; mpsc means a single consumer.
//! Instead: `one_message_one_receiver`, where the receivers are crossbeam's.

use std::thread;

fn main() {
    let (till, orders) = std::sync::mpsc::channel();
    //+ let (till, orders) = crossbeam::channel::unbounded();
    let more_orders = orders.clone(); //~ E0599
    for order in 1..=4 {
        till.send(order).expect("the cooks are here");
    }
    drop(till);
    for orders in [orders, more_orders] {
        let cook = thread::spawn(move || orders.into_iter().count());
        println!("cooked {:?}", cook.join());
    }
}

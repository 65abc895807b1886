//! What was sent belongs to the receiver.
//!
//! Wanted: send an order to the kitchen and print it at the till as well.
//! Refused: `send` takes the order by value; the kitchen may change or drop it.
//! Instead: `drop_last_sender`, which reads at the end that receives.

use crossbeam::channel::unbounded;

fn main() {
    let (till, kitchen) = unbounded();
    let order = vec!["soup", "bread"];
    till.send(order).expect("the kitchen is here");
    println!("{} order waits", kitchen.len());
    println!("it is {order:?}"); //~ E0382
    //+ println!("it is {:?}", kitchen.recv());
}

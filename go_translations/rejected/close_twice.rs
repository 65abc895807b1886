//! A channel cannot be closed twice from the sending side.
//!
//! Wanted: close at the end, and also on the early way out.
//! Refused: `drop` takes the sender, and there is no second one to drop.
//! Instead: `close_twice`, with a signal that may be given again.

use tokio::sync::mpsc;

fn main() {
    let (orders, mut kitchen) = mpsc::channel::<&str>(1);
    let in_a_hurry = kitchen.is_empty();
    if in_a_hurry {
        drop(orders);
        //+ println!("in a hurry");
    }
    drop(orders); //~ E0382
    println!("{:?}", kitchen.try_recv());
}

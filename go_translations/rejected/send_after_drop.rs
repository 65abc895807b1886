//! Nothing can be sent through a sender that was dropped.
//!
//! Wanted: close the channel, and then send one more order after all.
//! Refused: `drop` took the sender: to close is to have it no more.
//! Instead: `send_on_closed`, where another sender still works.

use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (orders, mut kitchen) = mpsc::channel(2);
    drop(orders);
    //+ let last = orders.clone(); drop(orders);
    orders.send("tea").await.expect("the kitchen is open"); //~ E0382
    //+ last.send("tea").await.expect("the kitchen is open");
    println!("{:?}", kitchen.recv().await);
}

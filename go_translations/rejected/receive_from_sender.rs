//! Nothing can be received from the sending end.
//!
//! Wanted: take back the order that was just sent.
//! Refused: a `Sender` has no `recv`, as a `chan<- string` has no `<-` in Go.
//! Instead: `channel_directions`, with an end for each side.

use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (orders, mut kitchen) = mpsc::channel(1);
    orders.send("tea").await.expect("the kitchen is there");
    let order = orders.recv().await; //~ E0599
    //+ let order = kitchen.recv().await;
    println!("{order:?}");
    kitchen.close();
}

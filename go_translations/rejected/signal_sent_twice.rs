//! A signal that is meant to come once cannot be sent twice.
//!
//! Wanted: say at the end, once more, that the oven is hot.
//! Refused: a `oneshot` sender is used up by its one send.
//! Instead: `channel_synchronization`, which signals once.

use tokio::sync::oneshot;

#[tokio::main]
async fn main() {
    let (hot, is_hot) = oneshot::channel();
    hot.send(220).expect("the receiver is there");
    hot.send(230).expect("the receiver is there"); //~ E0382
    //+
    println!("{} degrees", is_hot.await.expect("it was sent"));
}

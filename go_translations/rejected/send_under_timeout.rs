//! What was given to a send is gone, also when the send took too long.
//!
//! Wanted: try for an hour to send an order, and else keep it.
//! Refused: `send` took the order, and the time-out drops it with the send.
//! Instead: `select_timeout`, with a send that gives it back.

use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::timeout;
//+ use tokio::sync::mpsc::error::SendTimeoutError::Timeout;

#[tokio::main]
async fn main() {
    let (shelf, _orders) = mpsc::channel(1);
    let hour = Duration::from_hours(1);
    let order = String::from("milk");
    if timeout(hour, shelf.send(order)).await.is_err() {
        //+ let sent = shelf.send_timeout(order, hour).await;
        //+ if let Err(Timeout(order)) = sent {
        println!("{order} is still here"); //~ E0382
    }
}

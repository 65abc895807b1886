//! A question is answered once: `oneshot` gives its sender away in `send`.
//!
//! Wanted: tell the customer at once that work goes on, and later the result.
//! Refused: `send` takes the sender by value, so after it there is none.
//! Instead: `task_and_handle` answers once; for progress, send a channel.

use tokio::sync::{mpsc, oneshot};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (mailbox, mut orders) = mpsc::channel::<oneshot::Sender<&str>>(1);
    let kitchen = tokio::spawn(async move {
        while let Some(reply) = orders.recv().await {
            let _ = reply.send("in the oven");
            //+ println!("in the oven");
            let _ = reply.send("done"); //~ E0382
        }
    });
    let (reply, answer) = oneshot::channel();
    mailbox.send(reply).await.expect("the kitchen is open");
    println!("{:?}", answer.await);
    drop(mailbox);
    kitchen.await.expect("the kitchen does not panic");
}

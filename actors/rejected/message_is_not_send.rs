//! What a message carries must be fit for another thread.
//!
//! Wanted: send an `Rc` to an actor, which shares it with the sender.
//! Refused: `tokio::spawn` wants `Send`, because a runtime may move a task to
//! another thread at an `.await`; the count in an `Rc` is made for one thread.
//! Instead: `arc_in_a_message` sends what it owns, or an `Arc` of what nobody
//! can change.

use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (mailbox, mut orders) = mpsc::channel::<std::rc::Rc<str>>(1);
    //+ let (mailbox, mut orders) = mpsc::channel::<std::sync::Arc<str>>(1);
    let packer = async move {
        while let Some(order) = orders.recv().await {
            println!("packing {order}");
        }
    };
    let packer = tokio::spawn(packer); //~ "cannot be sent between threads"
    let sent = mailbox.send("tea".into()).await;
    sent.expect("the packer is here");
    drop(mailbox);
    packer.await.expect("packing does not panic");
}

//! The state of an actor has moved into its task: nobody else has it.
//!
//! Wanted: look into the list of orders that an actor has packed.
//! Refused: `async move` made the task their owner, and there is one owner.
//! Instead: `task_and_handle`, which asks by a message while the actor works,
//! and takes the state from the `JoinHandle` when it has ended.

use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (mailbox, mut orders) = mpsc::channel::<&str>(1);
    let mut packed = Vec::new();
    let packer = tokio::spawn(async move {
        while let Some(order) = orders.recv().await {
            packed.push(order);
        }
        packed
    });
    mailbox.send("tea").await.expect("the packer is here");
    drop(mailbox);
    packer.await.expect("packing does not panic");
    //+ let packed = packer.await.expect("packing does not panic");
    println!("{} packed", packed.len()); //~ E0382
}

//! A message that carries an `Arc<Mutex<_>>` is shared memory after all.
//!
//! It is often said that actors share nothing. In Rust that is a promise you
//! keep by what you put into a message, not one that is kept for you: the
//! compiler wants `Send`, and an `Arc<Mutex<_>>` is `Send`. Here a packer
//! counts an order twice, and whoever sent it adds a line in between.
//!
//! So send what you own, or an `Arc` of something that cannot change. The
//! latter is shared too, without harm, and copies nothing. A rule for review:
//! no `Mutex`, `RwLock`, `Cell` or atomic inside a message type.
//!
//! Prints:
//!
//! ```text
//! Arc<Mutex>: 2 lines, then 3
//! owned: 2 lines, then 2
//! Arc<[_]>: 2 lines, then 2
//! ```

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{mpsc, oneshot};

type Reply = oneshot::Sender<usize>;

/// Packs one order; each message asks how many lines the order has.
async fn packer<L>(
    order: L,
    count: fn(&L) -> usize,
    mut asked: mpsc::Receiver<Reply>,
) {
    while let Some(reply) = asked.recv().await {
        let _ = reply.send(count(&order));
    }
}

/// What the packer counts before and after its customer meddles.
pub async fn counted<L: Send + 'static>(
    order: L,
    count: fn(&L) -> usize,
    meddle: impl FnOnce(),
) -> (usize, usize) {
    let (mailbox, asked) = mpsc::channel(1);
    let packer = tokio::spawn(packer(order, count, asked));
    let before = ask(&mailbox).await;
    meddle();
    let after = ask(&mailbox).await;
    drop(mailbox);
    packer.await.expect("counting does not panic");
    (before, after)
}

async fn ask(mailbox: &mpsc::Sender<Reply>) -> usize {
    let (reply, answer) = oneshot::channel();
    let sent = mailbox.send(reply).await;
    sent.expect("the packer works until the mailbox is dropped");
    answer.await.expect("the packer answers every question")
}

type Shared = Arc<Mutex<Vec<&'static str>>>;

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let order = vec!["tea", "milk"];

    let shared: Shared = Arc::new(Mutex::new(order.clone()));
    let mine = Arc::clone(&shared);
    let count = |order: &Shared| {
        order.lock().unwrap_or_else(PoisonError::into_inner).len()
    };
    let meddle = move || {
        let mut mine = mine.lock().unwrap_or_else(PoisonError::into_inner);
        mine.push("sugar");
    };
    let (before, after) = counted(shared, count, meddle).await;
    println!("Arc<Mutex>: {before} lines, then {after}");

    let mut mine = order.clone();
    let meddle = move || mine.push("sugar"); // a copy: the order has gone
    let (before, after) = counted(order, Vec::len, meddle).await;
    println!("owned: {before} lines, then {after}");

    let frozen: Arc<[&str]> = Arc::new(["tea", "milk"]);
    let mine = Arc::clone(&frozen);
    let count = |order: &Arc<[&str]>| order.len();
    let meddle = move || assert_eq!(mine.len(), 2); // all that one can do
    let (before, after) = counted(frozen, count, meddle).await;
    println!("Arc<[_]>: {before} lines, then {after}");
}

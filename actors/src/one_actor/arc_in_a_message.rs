//! A message that carries an `Arc<Mutex<_>>` is shared memory after all.
//!
//! It is often said that actors share nothing. In Rust that is a promise you
//! keep by what you put into a message, not one that is kept for you: the
//! compiler wants `Send`, and an `Arc<Mutex<_>>` is `Send`. Here a packer
//! counts an order twice, and whoever sent it adds a line in between.
//!
//! So send what you own, or an `Arc` of something that cannot change. The
//! latter is shared too, without harm, and copies nothing. A rule for review:
//! no `Mutex`, `RwLock` or atomic behind an `Arc` inside a message type.
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

enum Message<L> {
    Pack(L),
    Count(oneshot::Sender<usize>),
}

/// Packs the order it was sent last, and says how many lines that has.
async fn packer<L>(
    count: fn(&L) -> usize,
    mut messages: mpsc::Receiver<Message<L>>,
) {
    let mut order = None;
    while let Some(message) = messages.recv().await {
        match message {
            Message::Pack(new) => order = Some(new),
            Message::Count(reply) => {
                let _ = reply.send(order.as_ref().map_or(0, count));
            }
        }
    }
}

/// What the packer counts before and after its customer meddles.
pub async fn counted<L: Send + 'static>(
    order: L,
    count: fn(&L) -> usize,
    meddle: impl FnOnce(),
) -> (usize, usize) {
    let (mailbox, messages) = mpsc::channel(1);
    let packer = tokio::spawn(packer(count, messages));
    let sent = mailbox.send(Message::Pack(order)).await;
    assert!(
        sent.is_ok(),
        "the packer works until the mailbox is dropped"
    );
    let before = ask(&mailbox).await;
    meddle();
    let after = ask(&mailbox).await;
    drop(mailbox);
    packer.await.expect("counting does not panic");
    (before, after)
}

async fn ask<L>(mailbox: &mpsc::Sender<Message<L>>) -> usize {
    let (reply, answer) = oneshot::channel();
    let sent = mailbox.send(Message::Count(reply)).await;
    assert!(
        sent.is_ok(),
        "the packer works until the mailbox is dropped"
    );
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

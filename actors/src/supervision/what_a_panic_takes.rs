//! A panic takes the actor, its state and its mailbox; nobody restarts it.
//!
//! It is often said that actors are fault tolerant by nature. What nature
//! gives is isolation: the panic ends one task and the neighbour goes on. The
//! rest is lost. The question at hand and every question in the mailbox get
//! no answer (their replies are dropped, so those who wait do learn of it);
//! whoever sends later finds the mailbox closed. Only a question that another
//! thread sends in that very moment may stay in the mailbox for as long as
//! anybody holds the address: put a limit on the wait. The reason waits in the
//! `JoinHandle`, for whoever kept it. And what the actor shared is not
//! isolated at all: the mutex it held is poisoned for all. (With
//! `panic = "abort"` in the profile, the neighbour ends too.)
//!
//! Prints:
//!
//! ```text
//! page 1: 1 read
//! page 2, at hand: no answer
//! page 3, in the mailbox: no answer
//! page 4, sent later: the mailbox is closed
//! the shared shelf is poisoned: true
//! the neighbour: 1 read
//! the handle knows why: Some("page 2 is torn")
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next panic is on purpose:
//!
//! thread 'main' ({id}) panicked at {place}:
//! page 2 is torn
//! note: {hint}
//! ```
//!
//! They vary because the system numbers threads and a copy has another path.

use std::sync::{Arc, Mutex};

use tokio::sync::{mpsc, oneshot};

type Question = (u32, oneshot::Sender<u32>);

async fn reader(
    mut pages: mpsc::Receiver<Question>,
    shelf: Arc<Mutex<u32>>,
) -> u32 {
    let mut read = 0;
    while let Some((page, reply)) = pages.recv().await {
        let mut last = shelf.lock().expect("nobody panicked so far");
        assert!(page != 2, "page 2 is torn");
        *last = page;
        read += 1;
        let _ = reply.send(read);
    }
    read
}

async fn ask(mailbox: &mpsc::Sender<Question>, page: u32) -> String {
    let (reply, answer) = oneshot::channel();
    if mailbox.send((page, reply)).await.is_err() {
        return "the mailbox is closed".to_owned();
    }
    match answer.await {
        Ok(read) => format!("{read} read"),
        Err(_dropped) => "no answer".to_owned(),
    }
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    eprintln!("The next panic is on purpose:");
    let shelf = Arc::new(Mutex::new(0));
    let (mailbox, pages) = mpsc::channel(8);
    let actor = tokio::spawn(reader(pages, Arc::clone(&shelf)));
    let (next_door, pages) = mpsc::channel(8);
    let neighbour = tokio::spawn(reader(pages, Arc::default()));

    // All three are in the mailbox before the first is answered.
    let (first, second, third) =
        tokio::join!(ask(&mailbox, 1), ask(&mailbox, 2), ask(&mailbox, 3),);
    println!("page 1: {first}");
    println!("page 2, at hand: {second}");
    println!("page 3, in the mailbox: {third}");
    println!("page 4, sent later: {}", ask(&mailbox, 4).await);
    println!("the shared shelf is poisoned: {}", shelf.is_poisoned());
    println!("the neighbour: {}", ask(&next_door, 1).await);

    drop(next_door);
    assert!(matches!(neighbour.await, Ok(1)));
    match actor.await {
        Ok(read) => println!("ended well with {read} read"),
        Err(error) => {
            let reason = error.into_panic();
            let reason = reason.downcast_ref::<&str>();
            println!("the handle knows why: {reason:?}");
        }
    }
}

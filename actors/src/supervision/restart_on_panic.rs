//! A supervisor waits for its actor and starts it anew if it panicked.
//!
//! The task is the boundary: a panic ends it and reaches the supervisor as a
//! `JoinError`. What starts in its place has fresh state, for the old state
//! may be why it fell. What should outlive the fall must belong to the
//! supervisor: here the mailbox, which the actor only borrows through a
//! `tokio::sync::Mutex` (whose lock a panic does not poison). So the address
//! stays good, and the messages still in the mailbox go to the successor.
//!
//! The message at hand is lost, and its sender is told: the reply was dropped.
//! Not shown here: a limit, in `restart_budget`. A supervisor without one
//! restarts for ever.
//!
//! Prints:
//!
//! ```text
//! put in 40: the till holds 40
//! put in 30: the till holds 70
//! put in 50: no answer
//! put in 20: the till holds 20
//! put in 5: the till holds 25
//! restarts: 1
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next panic is on purpose:
//!
//! thread 'main' ({id}) panicked at {place}:
//! the till holds 100
//! note: {hint}
//! ```
//!
//! They vary because the system numbers threads and a copy has another path.

use std::sync::Arc;

use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::task::JoinSet;

type Coins = (u32, oneshot::Sender<u32>);
type Mailbox = Arc<Mutex<mpsc::Receiver<Coins>>>;

async fn till(mailbox: Mailbox) {
    // Held as long as this actor lives: its successor gets it then.
    let mut mailbox = mailbox.lock().await;
    let mut holds = 0;
    while let Some((coins, reply)) = mailbox.recv().await {
        holds += coins;
        assert!(holds <= 100, "the till holds 100");
        let _ = reply.send(holds);
    }
}

/// Returns how often it had to start the till anew.
async fn supervise(mailbox: mpsc::Receiver<Coins>) -> u32 {
    let mailbox = Arc::new(Mutex::new(mailbox));
    let mut restarts = 0;
    // In a set, because the till must end if its supervisor is cancelled.
    let mut actors = JoinSet::new();
    loop {
        actors.spawn(till(Arc::clone(&mailbox)));
        match actors.join_next().await {
            Some(Err(error)) if error.is_panic() => restarts += 1,
            _ => return restarts, // nobody holds the address any more
        }
    }
}

/// What each sender was told, and the number of restarts.
pub async fn put_in(coins: &[u32]) -> (Vec<Option<u32>>, u32) {
    let (address, mailbox) = mpsc::channel(coins.len());
    let supervisor = tokio::spawn(supervise(mailbox));
    let mut told = Vec::new();
    for &coins in coins {
        let (reply, answer) = oneshot::channel();
        let sent = address.send((coins, reply)).await;
        sent.expect("the mailbox outlives the till");
        told.push(answer);
    }
    drop(address);
    let mut answers = Vec::new();
    for answer in told {
        answers.push(answer.await.ok());
    }
    let restarts = supervisor.await.expect("supervising does not panic");
    (answers, restarts)
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    eprintln!("The next panic is on purpose:");
    let coins = [40, 30, 50, 20, 5];
    let (answers, restarts) = put_in(&coins).await;
    for (coins, holds) in coins.iter().zip(answers) {
        match holds {
            Some(holds) => {
                println!("put in {coins}: the till holds {holds}");
            }
            None => println!("put in {coins}: no answer"),
        }
    }
    println!("restarts: {restarts}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_till_ends_with_its_supervisor() {
        let (address, mailbox) = mpsc::channel(1);
        let supervisor = tokio::spawn(supervise(mailbox));
        let (reply, answer) = oneshot::channel();
        assert!(address.send((40, reply)).await.is_ok());
        assert_eq!(answer.await, Ok(40));
        supervisor.abort();
        assert!(supervisor.await.is_err());
        tokio::task::yield_now().await; // The till is dropped in its turn.
        assert!(address.is_closed());
    }
}

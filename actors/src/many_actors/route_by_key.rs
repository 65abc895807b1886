//! One actor for each share of the keys keeps the order within each key.
//!
//! Two actors work on the moves of three accounts. Where both take from one
//! queue, whoever is free takes the next: the first deposit of account 7 is
//! slow, and its withdrawal is done before it. Where a router sends every
//! move of an account to the same actor, it waits its turn, and the accounts
//! of the other actor do not wait with it, as long as its mailbox has room.
//!
//! The price: a busy account fills one actor while others idle, and when its
//! mailbox is full, the router waits, and every account with it. Another
//! number of actors sends the keys elsewhere. Here the remainder of the
//! account number is the route; other keys go through a hasher, with the same
//! seed in every router.
//!
//! Prints:
//!
//! ```text
//! one queue for both:
//!   7 withdraw (actor 1)
//!   4 deposit (actor 1)
//!   9 deposit (actor 1)
//!   4 withdraw (actor 1)
//!   7 deposit (actor 0)
//! routed by account:
//!   4 deposit (actor 0)
//!   4 withdraw (actor 0)
//!   7 deposit (actor 1)
//!   7 withdraw (actor 1)
//!   9 deposit (actor 1)
//! ```

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;
use tokio::time::sleep;

#[derive(Clone, Copy)]
pub struct Move {
    account: usize,
    what: &'static str,
    takes: Duration,
}

impl Move {
    const fn new(account: usize, what: &'static str, takes: u64) -> Self {
        let takes = Duration::from_secs(takes);
        Self {
            account,
            what,
            takes,
        }
    }
}

const MOVES: [Move; 5] = [
    Move::new(7, "deposit", 9),
    Move::new(7, "withdraw", 1),
    Move::new(4, "deposit", 1),
    Move::new(9, "deposit", 1),
    Move::new(4, "withdraw", 1),
];

/// A line in the book for each move, in the order in which they were done.
type Book = mpsc::UnboundedSender<String>;
type Queue = Arc<Mutex<mpsc::Receiver<Move>>>;

async fn actor(number: usize, queue: Queue, book: Book) {
    loop {
        // The guard ends with this line: the other may take the next.
        let Some(it) = queue.lock().await.recv().await else {
            return;
        };
        sleep(it.takes).await;
        let line = format!("{} {} (actor {number})", it.account, it.what);
        let _ = book.send(line);
    }
}

/// What two actors did, in order: from one queue, or with one queue each.
pub async fn done(moves: &[Move], queues: usize) -> Vec<String> {
    let (book, mut lines) = mpsc::unbounded_channel();
    let mut actors = JoinSet::new();
    let (mut routes, mut mailboxes) = (Vec::new(), Vec::new());
    for _ in 0..queues {
        let (address, mailbox) = mpsc::channel(8);
        routes.push(address);
        mailboxes.push(Arc::new(Mutex::new(mailbox)));
    }
    for number in 0..2 {
        let queue = Arc::clone(&mailboxes[number % queues]);
        actors.spawn(actor(number, queue, book.clone()));
    }
    for it in moves {
        let sent = routes[it.account % queues].send(*it).await;
        sent.expect("the actors work until their mailbox is closed");
    }
    drop((routes, book));
    actors.join_all().await;

    let mut done = Vec::new();
    while let Some(line) = lines.recv().await {
        done.push(line);
    }
    done
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    println!("one queue for both:");
    for line in done(&MOVES, 1).await {
        println!("  {line}");
    }
    println!("routed by account:");
    for line in done(&MOVES, 2).await {
        println!("  {line}");
    }
}

#[cfg(test)]
mod tests {
    use super::{Move, done};

    #[tokio::test(start_paused = true)]
    async fn order_is_kept_within_each_account() {
        const NAMES: [&str; 4] = ["1st", "2nd", "3rd", "4th"];
        let moves: Vec<Move> = (0..20)
            .map(|i| Move::new(i % 5, NAMES[i / 5], 1 + i as u64 * 7 % 5))
            .collect();
        let done = done(&moves, 2).await;
        assert_eq!(done.len(), moves.len());
        for account in 0..5 {
            let of_it = format!("{account} ");
            let names = done
                .iter()
                .filter_map(|line| line.strip_prefix(&of_it))
                .map(|line| &line[..3]);
            assert!(names.eq(NAMES), "account {account}: {done:?}");
        }
    }
}

//! Stateful goroutine: a task owns the state, and handles ask it.
//!
//! Go: a goroutine with a `for range requests`, and a reply channel in each
//! request.
//! Rust: a task with an `mpsc` of an enum, and a `oneshot` in each request; the
//! handle hides both.
//! Checked: compile time: one reply, no more (`reply_twice`), and nobody else
//! sees the balance; run time: an owner that ended, as an `Err`; not at all: a
//! handle kept by mistake, which keeps the owner.
//!
//! Callers hold a handle with one method for each request. When the last handle
//! is dropped, the owner returns what it owned. If the owner ends first, the
//! callers get an `Err`; a Go caller would wait for ever. Questions this small
//! are asked and answered on one thread; `literal` has a thread for each, for
//! an owner that blocks, on a file or a database.
//!
//! Prints:
//!
//! ```text
//! 8 callers, 100 deposits each: 4000
//! ```

use std::thread;

use tokio::sync::{mpsc, oneshot};
use tokio::task::{JoinHandle, JoinSet};

enum Request {
    Deposit {
        amount: u64,
        reply: oneshot::Sender<u64>,
    },
}

#[derive(Clone)]
pub struct Account(mpsc::Sender<Request>);

impl Account {
    /// The handle, and the task that returns the last balance.
    #[must_use]
    pub fn open() -> (Self, JoinHandle<u64>) {
        let (requests, mut inbox) = mpsc::channel(16);
        let owner = tokio::spawn(async move {
            let mut balance = 0;
            while let Some(request) = inbox.recv().await {
                match request {
                    Request::Deposit { amount, reply } => {
                        balance += amount;
                        // Whoever asked may be gone.
                        reply.send(balance).ok();
                    }
                }
            }
            balance
        });
        (Self(requests), owner)
    }

    /// The balance afterwards; nothing if the owner has ended.
    pub async fn deposit(&self, amount: u64) -> Option<u64> {
        let (reply, answer) = oneshot::channel();
        let request = Request::Deposit { amount, reply };
        self.0.send(request).await.ok()?;
        answer.await.ok()
    }
}

pub async fn ask(callers: usize, rounds: usize) -> u64 {
    let (account, owner) = Account::open();
    let mut tasks = JoinSet::new();
    for _ in 0..callers {
        let account = account.clone();
        tasks.spawn(async move {
            for _ in 0..rounds {
                account.deposit(5).await.expect("the owner lives");
            }
        });
    }
    tasks.join_all().await;
    drop(account);
    owner.await.expect("adding does not panic")
}

/// The same with threads and the channels of std.
pub fn literal(callers: usize, rounds: usize) -> u64 {
    use std::sync::mpsc::sync_channel;
    let (requests, inbox) = sync_channel(16);
    thread::scope(|scope| {
        for _ in 0..callers {
            let requests = requests.clone();
            scope.spawn(move || {
                let (reply, answer) = sync_channel(1);
                for _ in 0..rounds {
                    let request = (5, reply.clone());
                    requests.send(request).expect("the owner lives");
                    answer.recv().expect("the owner replies");
                }
            });
        }
        drop(requests);
        let mut balance = 0;
        for (amount, reply) in inbox {
            balance += amount;
            reply.send(balance).ok();
        }
        balance
    })
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let balance = ask(8, 100).await;
    assert_eq!(literal(8, 100), balance, "both forms do the same");
    println!("8 callers, 100 deposits each: {balance}");
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;

    use super::Account;

    #[tokio::test(start_paused = true)]
    async fn a_handle_that_is_kept_keeps_the_owner() {
        let (account, mut owner) = Account::open();
        let kept = account.clone();
        drop(account);
        let hour = Duration::from_hours(1);
        assert!(timeout(hour, &mut owner).await.is_err());
        drop(kept);
        assert_eq!(owner.await.expect("no panic"), 0);
    }

    #[tokio::test]
    async fn who_asks_an_owner_that_ended_is_told() {
        let (account, owner) = Account::open();
        assert_eq!(account.deposit(3).await, Some(3));
        owner.abort();
        assert!(owner.await.expect_err("aborted").is_cancelled());
        assert_eq!(account.deposit(3).await, None);
    }
}

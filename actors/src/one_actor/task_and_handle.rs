//! An actor is a task that owns its state; everyone else holds a handle.
//!
//! A handle only sends messages, so nothing else can reach the balance, and no
//! lock is needed. The loop handles one message to its end, with all that it
//! awaits, before the next `recv`. If you spawn the handler instead, or use
//! `interleaved_on_actix`, messages overtake each other. A question carries a
//! `oneshot` for its answer. The task ends when the last handle is dropped, and
//! its `JoinHandle` gives the state back. Keep that `JoinHandle`: if the task
//! panics, it says so and why (`what_a_panic_takes`).
//!
//! For one number a `Mutex` is less code. An actor pays when a change awaits
//! something halfway, or when the state comes with timers of its own.
//!
//! Prints:
//!
//! ```text
//! after 10 deposits: 120
//! withdraw 50: Ok(70)
//! withdraw 90: Err(Short(20))
//! nobody holds a handle: closed with 70
//! ```

use tokio::sync::{mpsc, oneshot};
use tokio::task::{JoinHandle, JoinSet};

enum Message {
    Deposit(u64),
    Withdraw(u64, oneshot::Sender<Result<u64, Short>>),
    Balance(oneshot::Sender<u64>),
}

/// How much is missing.
#[derive(Debug, PartialEq)]
pub struct Short(u64);

/// The actor is no more.
#[derive(Debug)]
pub struct Stopped;

#[derive(Clone)]
pub struct Account {
    mailbox: mpsc::Sender<Message>,
}

impl Account {
    /// Starts the actor; its last balance comes back through the second.
    pub fn open(balance: u64) -> (Self, JoinHandle<u64>) {
        let (mailbox, messages) = mpsc::channel(8);
        (Self { mailbox }, tokio::spawn(run(balance, messages)))
    }

    /// Returns when the deposit is in the mailbox; the account adds it later.
    pub async fn deposit(&self, amount: u64) -> Result<(), Stopped> {
        let sent = self.mailbox.send(Message::Deposit(amount)).await;
        sent.map_err(|_| Stopped)
    }

    pub async fn withdraw(
        &self,
        amount: u64,
    ) -> Result<Result<u64, Short>, Stopped> {
        self.ask(|reply| Message::Withdraw(amount, reply)).await
    }

    pub async fn balance(&self) -> Result<u64, Stopped> {
        self.ask(Message::Balance).await
    }

    async fn ask<T>(
        &self,
        question: impl FnOnce(oneshot::Sender<T>) -> Message,
    ) -> Result<T, Stopped> {
        let (reply, answer) = oneshot::channel();
        let sent = self.mailbox.send(question(reply)).await;
        sent.map_err(|_| Stopped)?;
        answer.await.map_err(|_| Stopped)
    }
}

async fn run(
    mut balance: u64,
    mut messages: mpsc::Receiver<Message>,
) -> u64 {
    while let Some(message) = messages.recv().await {
        // Whoever asked may have left since: then `send` fails, and that is
        // no fault of the account.
        match message {
            Message::Deposit(amount) => balance += amount,
            Message::Withdraw(amount, reply) => {
                let left = balance.checked_sub(amount);
                balance = left.unwrap_or(balance);
                let short = || Short(amount - balance);
                let _ = reply.send(left.ok_or_else(short));
            }
            Message::Balance(reply) => {
                let _ = reply.send(balance);
            }
        }
    }
    balance
}

/// Returns how many of `tellers` deposits the mailbox took.
async fn deposit_at_once(account: &Account, tellers: usize) -> usize {
    let mut depositing = JoinSet::new();
    for _ in 0..tellers {
        let account = account.clone();
        depositing.spawn(async move { account.deposit(2).await });
    }
    let ends = depositing.join_all().await;
    ends.iter().filter(|end| end.is_ok()).count()
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() -> Result<(), Stopped> {
    let (account, ended) = Account::open(100);

    let deposits = deposit_at_once(&account, 10).await;
    println!("after {deposits} deposits: {}", account.balance().await?);

    println!("withdraw 50: {:?}", account.withdraw(50).await?);
    println!("withdraw 90: {:?}", account.withdraw(90).await?);

    drop(account);
    let last = ended.await.expect("none of these messages makes it panic");
    println!("nobody holds a handle: closed with {last}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Account, Short, Stopped, deposit_at_once};

    #[tokio::test]
    async fn a_refused_withdrawal_changes_nothing() -> Result<(), Stopped> {
        let (account, ended) = Account::open(10);
        assert_eq!(account.withdraw(12).await?, Err(Short(2)));
        assert_eq!(account.withdraw(10).await?, Ok(0));
        drop(account);
        assert_eq!(ended.await.ok(), Some(0));
        Ok(())
    }

    #[tokio::test]
    async fn a_deposit_that_failed_is_not_counted() {
        let (account, running) = Account::open(10);
        running.abort();
        assert!(running.await.is_err());
        assert_eq!(deposit_at_once(&account, 3).await, 0);
    }

    #[tokio::test]
    async fn what_was_sent_is_done_before_the_end() -> Result<(), Stopped> {
        let (account, ended) = Account::open(0);
        for _ in 0..8 {
            account.deposit(1).await?;
        }
        drop(account);
        assert_eq!(ended.await.ok(), Some(8));
        Ok(())
    }
}

//! A handler that returns a future on actix lets the next message in.
//!
//! A handler on actix cannot be `async`; if it has to await something, it
//! returns a `ResponseActFuture`. actix polls that future beside the mailbox,
//! so the next message is handled at its first await, and what the first one
//! checked may no longer be so. Here two withdrawals of 80 both find 100, wait
//! for the bank, and are both paid: a check-then-act race without threads.
//!
//! Bug: `ResponseActFuture` interleaves.
//! Fix: `AtomicResponse`, which handles no other message meanwhile.
//!
//! Where messages do not touch the same state, the first form is the right
//! one, because a slow message holds up no other. In a loop of your own
//! (`task_and_handle`), what you await in the loop ends before the next `recv`.
//!
//! Prints:
//!
//! ```text
//! ResponseActFuture: Some(20), Some(-60) (bug)
//! AtomicResponse: Some(20), None
//! ```

use actix::fut::wrap_future;
use actix::prelude::*;
use tokio::task::yield_now;

struct Account {
    balance: i64,
}

impl Actor for Account {
    type Context = Context<Self>;
}

/// Asks the bank, and pays if the balance was enough beforehand.
fn withdraw(
    account: &Account,
    amount: i64,
) -> ResponseActFuture<Account, Option<i64>> {
    let enough = account.balance >= amount;
    let asked = wrap_future::<_, Account>(ask_the_bank());
    Box::pin(asked.map(move |(), account, _| {
        if !enough {
            return None;
        }
        account.balance -= amount;
        Some(account.balance)
    }))
}

async fn ask_the_bank() {
    yield_now().await; // The answer takes its time.
}

struct Interleaved(i64);

impl Message for Interleaved {
    type Result = Option<i64>;
}

impl Handler<Interleaved> for Account {
    type Result = ResponseActFuture<Self, Option<i64>>;

    fn handle(
        &mut self,
        Interleaved(amount): Interleaved,
        _: &mut Context<Self>,
    ) -> Self::Result {
        withdraw(self, amount)
    }
}

struct OneAfterAnother(i64);

impl Message for OneAfterAnother {
    type Result = Option<i64>;
}

impl Handler<OneAfterAnother> for Account {
    type Result = AtomicResponse<Self, Option<i64>>;

    fn handle(
        &mut self,
        OneAfterAnother(amount): OneAfterAnother,
        _: &mut Context<Self>,
    ) -> Self::Result {
        AtomicResponse::new(withdraw(self, amount))
    }
}

async fn customers() -> Result<(), MailboxError> {
    let account = Account { balance: 100 }.start();
    let (one, two) = tokio::try_join!(
        account.send(Interleaved(80)),
        account.send(Interleaved(80)),
    )?;
    println!("ResponseActFuture: {one:?}, {two:?} (bug)");

    let account = Account { balance: 100 }.start();
    let (one, two) = tokio::try_join!(
        account.send(OneAfterAnother(80)),
        account.send(OneAfterAnother(80)),
    )?;
    println!("AtomicResponse: {one:?}, {two:?}");
    Ok(())
}

pub fn main() {
    let both = System::new().block_on(customers());
    both.expect("the accounts are open");
}

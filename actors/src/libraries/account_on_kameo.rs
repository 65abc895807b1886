//! The bank account on kameo: `async` handlers and a bounded mailbox.
//!
//! Of the maintained libraries with supervision, kameo and ractor come first.
//! This section uses kameo: its mailbox is bounded unless you ask otherwise,
//! where ractor's is unbounded; each message has a type of its own, and so has
//! its answer; and it brings the fewer crates with it.
//!
//! `ask` waits for the answer, `tell` for room only. Mind what becomes of an
//! `Err`: as the answer to an `ask` it goes to whoever asked, and the actor
//! lives on. After a `tell` nobody would see it, so there it ends the actor,
//! as a panic would, unless `on_panic` says otherwise. `tell` has long returned
//! `Ok` by then.
//!
//! Prints:
//!
//! ```text
//! ask 50: Ok(70)
//! ask 90: 20 short
//! try_send: 64 of 1000
//! tell 90: Ok(())
//! the account has ended: on_message returned error: 20 short
//! ask 50: Err(ActorNotRunning)
//! ```

use std::convert::Infallible;

use kameo::actor::{Actor, ActorRef, Spawn};
use kameo::error::{ActorStopReason, SendError};
use kameo::message::{Context, Message};

struct Account {
    balance: u64,
}

impl Actor for Account {
    type Args = u64;
    type Error = Infallible;

    async fn on_start(
        balance: u64,
        _: ActorRef<Self>,
    ) -> Result<Self, Infallible> {
        Ok(Self { balance })
    }
}

pub struct Deposit(u64);

impl Message<Deposit> for Account {
    type Reply = ();

    async fn handle(
        &mut self,
        Deposit(amount): Deposit,
        _: &mut Context<Self, ()>,
    ) {
        self.balance += amount;
    }
}

struct Withdraw(u64);

impl Message<Withdraw> for Account {
    type Reply = Result<u64, String>;

    async fn handle(
        &mut self,
        Withdraw(amount): Withdraw,
        _: &mut Context<Self, Self::Reply>,
    ) -> Self::Reply {
        match self.balance.checked_sub(amount) {
            Some(left) => self.balance = left,
            None => return Err(format!("{} short", amount - self.balance)),
        }
        Ok(self.balance)
    }
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() -> Result<(), SendError<Deposit>> {
    let account = Account::spawn(100);
    account.tell(Deposit(20)).await?;
    println!("ask 50: {:?}", account.ask(Withdraw(50)).await);
    match account.ask(Withdraw(90)).await {
        Err(SendError::HandlerError(short)) => println!("ask 90: {short}"),
        other => println!("ask 90: {other:?}"),
    }

    // Nothing is awaited here, so the actor cannot make room meanwhile.
    let tried = (0..1000).map(|_| account.tell(Deposit(0)).try_send());
    println!("try_send: {} of 1000", tried.flatten().count());

    println!("tell 90: {:?}", account.tell(Withdraw(90)).await);
    if let Ok(ActorStopReason::Panicked(why)) =
        account.wait_for_shutdown_result().await
    {
        println!("the account has ended: {why}");
    }
    println!("ask 50: {:?}", account.ask(Withdraw(50)).await);
    Ok(())
}

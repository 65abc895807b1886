//! kameo restarts on a panic, keeps the mailbox, and gives up upwards.
//!
//! A branch supervises two accounts, one for one, and allows the first of them
//! three restarts an hour. Each 13 makes it panic: that message is lost, the
//! balance starts anew at 100, and the 5 that waited behind it is done. The
//! other account notices nothing. When the budget is spent the supervisor ends
//! too, and the other account with it, unless `on_link_died` says otherwise:
//! what now, is for the next one up.
//!
//! Mind the third line. What waits when an account starts is taken out of the
//! mailbox at once, and a second panic among these messages loses the rest of
//! them: the 7 is in no balance, and its `tell` had returned `Ok`. Who cannot
//! lose a message asks, and asks again when there is no answer.
//!
//! The hour is real time, for kameo does not read tokio's paused clock; it is
//! far longer than the run. It restarts at once: a wait, as in
//! `restart_budget`, is for `on_start` to make.
//!
//! Prints:
//!
//! ```text
//! [30]: Ok(130)
//! [13, 5]: Ok(105)
//! [13, 5, 13, 7]: Err(ActorStopped)
//! []: Ok(100)
//! [1]: Ok(101)
//! 13 again: Err(ActorStopped)
//! the branch has ended: message handler panicked: no deposit of 13
//! the other: Err(ActorNotRunning)
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next 4 panics are on purpose:
//!
//! thread 'main' ({id}) panicked at {place}:
//! no deposit of 13
//! note: {hint}
//!
//! thread 'main' ({id}) panicked at {place}:
//! no deposit of 13
//!
//! thread 'main' ({id}) panicked at {place}:
//! no deposit of 13
//!
//! thread 'main' ({id}) panicked at {place}:
//! no deposit of 13
//! ```
//!
//! They vary because the system numbers threads and a copy has another path.

use std::convert::Infallible;
use std::time::Duration;

use kameo::actor::{Actor, ActorRef, Spawn};
use kameo::error::ActorStopReason;
use kameo::message::{Context, Message};
use kameo::supervision::SupervisionStrategy;

struct Branch;

impl Actor for Branch {
    type Args = ();
    type Error = Infallible;

    fn supervision_strategy() -> SupervisionStrategy {
        SupervisionStrategy::OneForOne
    }

    async fn on_start(
        (): (),
        _: ActorRef<Self>,
    ) -> Result<Self, Infallible> {
        Ok(Self)
    }
}

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
    type Reply = u64;

    async fn handle(
        &mut self,
        Deposit(amount): Deposit,
        _: &mut Context<Self, u64>,
    ) -> u64 {
        assert!(amount != 13, "no deposit of 13");
        self.balance += amount;
        self.balance
    }
}

/// Tells the account of all amounts and then asks for its balance.
async fn tell_and_ask(account: &ActorRef<Account>, amounts: &[u64]) {
    for &amount in amounts {
        let told = account.tell(Deposit(amount)).await;
        told.expect("the budget is not spent");
    }
    let answer = account.ask(Deposit(0)).await;
    println!("{amounts:?}: {answer:?}");
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    eprintln!("The next 4 panics are on purpose:");
    let branch = Branch::spawn(());
    let account = Account::supervise(&branch, 100)
        .restart_limit(3, Duration::from_hours(1))
        .spawn()
        .await;
    let other = Account::supervise(&branch, 100).spawn().await;
    account.wait_for_startup().await;

    tell_and_ask(&account, &[30]).await;
    tell_and_ask(&account, &[13, 5]).await;
    tell_and_ask(&account, &[13, 5, 13, 7]).await;
    tell_and_ask(&account, &[]).await;
    tell_and_ask(&other, &[1]).await;

    println!("13 again: {:?}", account.ask(Deposit(13)).await);
    if let Ok(ActorStopReason::LinkDied { reason, .. }) =
        branch.wait_for_shutdown_result().await
    {
        println!("the branch has ended: {reason}");
    }
    println!("the other: {:?}", other.ask(Deposit(1)).await);
}

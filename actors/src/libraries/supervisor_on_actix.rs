//! actix's `Supervisor` restarts an actor that stops, not one that panics.
//!
//! And what restarts is the same value: `restarting` is called on it, the
//! balance is still there, and fresh state is for that method to make. The
//! address and the mailbox stay. A panic goes past the supervisor: it runs in
//! the actor's own task, which ends, and with it the mailbox. So on actix a
//! fault is something a handler notices and answers with `ctx.stop()`.
//!
//! Prints:
//!
//! ```text
//! deposit 30: balance 30, restarts 0
//! stop: balance 30, restarts 0
//! deposit 5: balance 35, restarts 1
//! panic: Mailbox has closed
//! deposit 1: Mailbox has closed
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next panic is on purpose:
//!
//! thread 'main' ({id}) panicked at {place}:
//! the vault is gone
//! note: {hint}
//! ```
//!
//! They vary because the system numbers threads and a copy has another path.

use actix::prelude::*;

#[derive(Default)]
struct Account {
    balance: u64,
    restarts: u32,
}

impl Actor for Account {
    type Context = Context<Self>;
}

impl Supervised for Account {
    fn restarting(&mut self, _: &mut Context<Self>) {
        self.restarts += 1;
    }
}

enum Order {
    Deposit(u64),
    Stop,
    Panic,
}

impl Message for Order {
    type Result = (u64, u32);
}

impl Handler<Order> for Account {
    type Result = MessageResult<Order>;

    fn handle(
        &mut self,
        order: Order,
        context: &mut Context<Self>,
    ) -> Self::Result {
        match order {
            Order::Deposit(amount) => self.balance += amount,
            Order::Stop => context.stop(),
            Order::Panic => panic!("the vault is gone"),
        }
        MessageResult((self.balance, self.restarts))
    }
}

async fn customer() {
    let account = Supervisor::start(|_| Account::default());
    for (name, order) in [
        ("deposit 30", Order::Deposit(30)),
        ("stop", Order::Stop),
        ("deposit 5", Order::Deposit(5)),
        ("panic", Order::Panic),
        ("deposit 1", Order::Deposit(1)),
    ] {
        match account.send(order).await {
            Ok((balance, restarts)) => {
                println!("{name}: balance {balance}, restarts {restarts}");
            }
            Err(error) => println!("{name}: {error}"),
        }
    }
}

pub fn main() {
    eprintln!("The next panic is on purpose:");
    System::new().block_on(customer());
}

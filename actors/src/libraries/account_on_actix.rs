//! The bank account on actix: a type for each message, an answer by return.
//!
//! What `task_and_handle` writes out, actix brings: mailbox, address, reply. A
//! message names the type of its answer, so there is no enum and no
//! `oneshot`. `send` waits for the answer; `try_send` refuses when the mailbox
//! is full; `do_send` takes no notice of the bound. A handler is an ordinary
//! function, not an `async` one, so these messages are handled one after
//! another. A handler that has to await something returns a future, and then
//! the next message is handled meanwhile: see `interleaved_on_actix`. The
//! actor ends with its last address.
//!
//! The crate is called `actix`; there is none called `actix-actor`. Its
//! maintainers call it passively maintained (issue 566 of its repository):
//! releases for security, no new features. It is here because there is much
//! code on it. For new code, start from `task_and_handle` or
//! `account_on_kameo`.
//!
//! Prints:
//!
//! ```text
//! withdraw 50: Ok(70)
//! withdraw 90: Err("20 short")
//! try_send: 2 of 1000
//! do_send: 1000 of 1000, whatever the bound
//! nobody holds an address: closed with 1072
//! ```

use actix::prelude::*;

struct Account {
    balance: u64,
}

impl Actor for Account {
    type Context = Context<Self>;

    fn started(&mut self, context: &mut Context<Self>) {
        context.set_mailbox_capacity(2);
    }

    fn stopped(&mut self, _: &mut Context<Self>) {
        println!("nobody holds an address: closed with {}", self.balance);
        System::current().stop();
    }
}

struct Deposit(u64);

impl Message for Deposit {
    type Result = ();
}

impl Handler<Deposit> for Account {
    type Result = ();

    fn handle(&mut self, Deposit(amount): Deposit, _: &mut Context<Self>) {
        self.balance += amount;
    }
}

struct Withdraw(u64);

impl Message for Withdraw {
    type Result = Result<u64, String>;
}

impl Handler<Withdraw> for Account {
    type Result = Result<u64, String>;

    fn handle(
        &mut self,
        Withdraw(amount): Withdraw,
        _: &mut Context<Self>,
    ) -> Self::Result {
        match self.balance.checked_sub(amount) {
            Some(left) => self.balance = left,
            None => return Err(format!("{} short", amount - self.balance)),
        }
        Ok(self.balance)
    }
}

async fn customer() -> Result<(), MailboxError> {
    let account = Account { balance: 100 }.start();
    account.send(Deposit(20)).await?;
    println!("withdraw 50: {:?}", account.send(Withdraw(50)).await?);
    println!("withdraw 90: {:?}", account.send(Withdraw(90)).await?);

    // Nothing is awaited here, so the actor cannot make room meanwhile.
    let tried = (0..1000).map(|_| account.try_send(Deposit(1)));
    println!("try_send: {} of 1000", tried.flatten().count());
    let before = account.send(Withdraw(0)).await?;
    (0..1000).for_each(|_| account.do_send(Deposit(1)));
    let after = account.send(Withdraw(0)).await?;
    let done = after.and_then(|after| Ok(after - before?));
    println!(
        "do_send: {} of 1000, whatever the bound",
        done.expect("to withdraw 0 is never too much")
    );
    Ok(())
}

pub fn main() -> std::io::Result<()> {
    let system = System::new();
    system.block_on(customer()).expect("the account is open");
    system.run()
}

//! Two actors that wait for each other's answer wait for ever.
//!
//! Wrong on purpose first. The till asks the stock what it is worth; the stock
//! asks the till for the price; the till reads no message while it waits for
//! the stock. Neither is at fault alone, and the compiler sees nothing: a
//! limit on the paused clock shows it.
//!
//! Two ways out. Send along what the other will need: the till still waits,
//! but nobody has to ask it back. Or pass the reply on: the till hands its
//! asker's `oneshot` to the stock, waits for nobody, and is free to tell the
//! price. The rule behind the first: questions go down a tree, never up. A
//! limit on each question is no way out: it turns the hang into an error.
//!
//! Prints:
//!
//! ```text
//! AsksAndWaits: no answer within a day
//! SendsThePriceAlong: 42
//! PassesTheReplyOn: 42
//! ```

use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::timeout;

type Reply = oneshot::Sender<u32>;

enum ToTill {
    Price(Reply),
    Worth(Reply),
}

enum ToStock {
    Worth { price: Option<u32>, reply: Reply },
}

#[derive(Clone, Copy, Debug)]
pub enum Till {
    AsksAndWaits,
    SendsThePriceAlong,
    PassesTheReplyOn,
}

async fn ask<M>(
    to: &mpsc::Sender<M>,
    question: impl FnOnce(Reply) -> M,
) -> Option<u32> {
    let (reply, answer) = oneshot::channel();
    to.send(question(reply)).await.ok()?;
    answer.await.ok()
}

async fn till(
    way: Till,
    mut mailbox: mpsc::Receiver<ToTill>,
    stock: mpsc::Sender<ToStock>,
) -> Option<()> {
    const PRICE: u32 = 3;
    while let Some(message) = mailbox.recv().await {
        let reply = match message {
            ToTill::Price(reply) => {
                let _ = reply.send(PRICE);
                continue;
            }
            ToTill::Worth(reply) => reply,
        };
        let price = match way {
            Till::SendsThePriceAlong => Some(PRICE),
            Till::AsksAndWaits | Till::PassesTheReplyOn => None,
        };
        if let Till::PassesTheReplyOn = way {
            stock.send(ToStock::Worth { price, reply }).await.ok()?;
            continue;
        }
        let question = |reply| ToStock::Worth { price, reply };
        let worth = ask(&stock, question).await?;
        // Whoever asked may have given up: that must not end the till.
        let _ = reply.send(worth);
    }
    Some(())
}

async fn stock(
    mut mailbox: mpsc::Receiver<ToStock>,
    till: mpsc::Sender<ToTill>,
) -> Option<()> {
    const PIECES: u32 = 14;
    while let Some(message) = mailbox.recv().await {
        let ToStock::Worth { price, reply } = message;
        let price = match price {
            Some(price) => price,
            None => ask(&till, ToTill::Price).await?,
        };
        let _ = reply.send(PIECES * price);
    }
    Some(())
}

/// What the stock is worth, or nothing if no answer comes within a day.
pub async fn worth(way: Till) -> Option<u32> {
    let (to_till, till_mailbox) = mpsc::channel(1);
    let (to_stock, stock_mailbox) = mpsc::channel(1);
    let mut actors = JoinSet::new();
    actors.spawn(till(way, till_mailbox, to_stock));
    actors.spawn(stock(stock_mailbox, to_till.clone()));

    let a_day = Duration::from_hours(24);
    let answer = timeout(a_day, ask(&to_till, ToTill::Worth)).await;
    // They hold each other's address: dropping ours ends neither.
    actors.shutdown().await;
    answer.ok().flatten()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    for way in [
        Till::AsksAndWaits,
        Till::SendsThePriceAlong,
        Till::PassesTheReplyOn,
    ] {
        match worth(way).await {
            Some(worth) => println!("{way:?}: {worth}"),
            None => println!("{way:?}: no answer within a day"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_asker_who_gives_up_ends_neither_actor() {
        for way in [Till::SendsThePriceAlong, Till::PassesTheReplyOn] {
            let (to_till, till_mailbox) = mpsc::channel(1);
            let (to_stock, stock_mailbox) = mpsc::channel(1);
            let mut actors = JoinSet::new();
            actors.spawn(till(way, till_mailbox, to_stock));
            actors.spawn(stock(stock_mailbox, to_till.clone()));
            for question in [ToTill::Price, ToTill::Worth] {
                let (reply, _) = oneshot::channel();
                assert!(to_till.send(question(reply)).await.is_ok());
            }
            assert_eq!(ask(&to_till, ToTill::Worth).await, Some(42));
            actors.shutdown().await;
        }
    }
}

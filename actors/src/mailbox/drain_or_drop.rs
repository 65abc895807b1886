//! To stop an actor is to say what becomes of the messages in its mailbox.
//!
//! Five orders are in the mailbox when the shop is told to stop. A stop
//! message stands in line: what came before it is done, what came after it is
//! not. A stop signal beside the mailbox is seen at once, and then `close`
//! lets nobody in: drain what is there, or drop it. Dropping an order drops
//! the reply in it, so its customer learns at once and does not wait. In all
//! three each of the five is told.
//!
//! Drain by default; drop where a restart will find the orders elsewhere, or
//! where time is short.
//!
//! Prints:
//!
//! ```text
//! a message after the third: 3 done, 2 told no
//! a signal, drain: 5 done, 0 told no
//! a signal, drop: 0 done, 5 told no
//! ```

use tokio::sync::{mpsc, oneshot};

pub enum Message {
    Order(oneshot::Sender<Done>),
    Stop,
}

#[derive(Debug)]
pub struct Done;

#[derive(Clone, Copy, PartialEq)]
pub enum Stop {
    Drain,
    Drop,
}

async fn shop(
    mut mailbox: mpsc::Receiver<Message>,
    mut stop: oneshot::Receiver<Stop>,
) {
    loop {
        let message = tokio::select! {
            biased; // the signal first, however full the mailbox is
            Ok(stop) = &mut stop => {
                return close(mailbox, stop).await;
            }
            message = mailbox.recv() => message,
        };
        match message {
            Some(Message::Stop) => return close(mailbox, Stop::Drop).await,
            Some(message) => handle(message),
            None => return,
        }
    }
}

/// Lets nobody in, and takes what is there or still on its way in.
///
/// To drop the mailbox alone would leave a message whose sender had a place
/// already: its customer would wait as long as anybody holds the address.
async fn close(mut mailbox: mpsc::Receiver<Message>, stop: Stop) {
    mailbox.close();
    while let Some(message) = mailbox.recv().await {
        match stop {
            Stop::Drain => handle(message),
            Stop::Drop => drop(message),
        }
    }
}

fn handle(message: Message) {
    if let Message::Order(reply) = message {
        let _ = reply.send(Done);
    }
}

/// Five orders, and after `before` of them a stop message, if any.
pub async fn five_orders(
    stop_message_after: Option<usize>,
    stop_signal: Option<Stop>,
) -> (usize, usize, bool) {
    let (address, mailbox) = mpsc::channel(8);
    let (signal, stop) = oneshot::channel();
    let actor = tokio::spawn(shop(mailbox, stop));
    let closed = "the shop has not run yet";

    let mut customers = Vec::new();
    for order in 0..5 {
        if stop_message_after == Some(order) {
            address.try_send(Message::Stop).expect(closed);
        }
        let (reply, answer) = oneshot::channel();
        address.try_send(Message::Order(reply)).expect(closed);
        customers.push(answer);
    }
    if let Some(stop) = stop_signal {
        signal.send(stop).ok().expect(closed);
    }
    actor.await.expect("a shop does not panic");

    let (mut done, mut told_no) = (0, 0);
    for customer in customers {
        match customer.await {
            Ok(Done) => done += 1,
            Err(_dropped) => told_no += 1,
        }
    }
    (done, told_no, address.is_closed())
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    for (name, message, signal) in [
        ("a message after the third", Some(3), None),
        ("a signal, drain", None, Some(Stop::Drain)),
        ("a signal, drop", None, Some(Stop::Drop)),
    ] {
        let (done, told_no, closed) = five_orders(message, signal).await;
        println!("{name}: {done} done, {told_no} told no");
        assert!(closed, "nobody gets in after the end");
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    // Without `biased` each run would be the toss of a coin.
    #[tokio::test]
    async fn the_signal_comes_first_every_time() {
        for _ in 0..64 {
            let (done, told_no, _) =
                five_orders(None, Some(Stop::Drop)).await;
            assert_eq!((done, told_no), (0, 5));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn an_order_on_its_way_in_is_told_too() {
        for by_signal in [true, false] {
            let (address, mailbox) = mpsc::channel(8);
            let (signal, stop) = oneshot::channel();
            let actor = tokio::spawn(shop(mailbox, stop));
            let place = address.reserve().await.expect("it is open");
            if by_signal {
                assert!(signal.send(Stop::Drop).is_ok());
            } else {
                assert!(address.send(Message::Stop).await.is_ok());
            }
            address.closed().await;
            tokio::time::sleep(Duration::from_secs(1)).await;
            let (reply, answer) = oneshot::channel();
            place.send(Message::Order(reply));
            let a_day = Duration::from_hours(24);
            let told = tokio::time::timeout(a_day, answer).await;
            assert!(told.is_ok_and(|told| told.is_err()));
            actor.await.expect("a shop does not panic");
        }
    }
}

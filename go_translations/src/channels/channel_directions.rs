//! `chan<- T`, `<-chan T`: a `Sender` and a `Receiver`, two values.
//!
//! Go: `func(in <-chan T, out chan<- T)`, narrowed from a `chan T`.
//! Rust: `Receiver<T>` and `Sender<T>`, the two halves that `channel` returns.
//! Checked: compile time, in both languages: a receive from the sending end
//! (`receive_from_sender`).
//!
//! In Go the direction is a promise of the function; its caller has both. Here
//! the two ends are two values from the start, and no value is both. Whoever
//! holds one says so in its type, and passes on that one and no other.
//!
//! Prints:
//!
//! ```text
//! tea, brewed
//! coffee, brewed
//! ```

use std::sync::mpsc as std_mpsc;
use std::thread;

use tokio::sync::mpsc::{self, Receiver, Sender};

async fn brew(mut orders: Receiver<String>, cups: Sender<String>) {
    while let Some(order) = orders.recv().await {
        let cup = format!("{order}, brewed");
        if cups.send(cup).await.is_err() {
            break; // The guest has left.
        }
    }
}

/// Orders, and returns what comes back.
pub async fn served(drinks: &[&str]) -> Vec<String> {
    let (order, orders) = mpsc::channel(1);
    let (cups, mut cup) = mpsc::channel(1);
    let barista = tokio::spawn(brew(orders, cups));
    let mut served = Vec::new();
    for drink in drinks {
        let drink = String::from(*drink);
        order.send(drink).await.expect("the barista waits");
        served.extend(cup.recv().await);
    }
    drop(order);
    barista.await.expect("brewing does not panic");
    served
}

/// The same with a thread.
pub fn literal(drinks: &[&str]) -> Vec<String> {
    fn brew(
        orders: std_mpsc::Receiver<String>,
        cups: &std_mpsc::Sender<String>,
    ) {
        for order in orders {
            let cup = format!("{order}, brewed");
            cups.send(cup).expect("the guest waits");
        }
    }
    let (order, orders) = std_mpsc::channel();
    let (cups, cup) = std_mpsc::channel();
    let barista = thread::spawn(move || brew(orders, &cups));
    let mut served = Vec::new();
    for drink in drinks {
        let drink = String::from(*drink);
        order.send(drink).expect("the barista waits");
        served.extend(cup.recv());
    }
    drop(order);
    barista.join().expect("brewing does not panic");
    served
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let drinks = ["tea", "coffee"];
    let served = served(&drinks).await;
    for cup in &served {
        println!("{cup}");
    }
    assert_eq!(literal(&drinks), served);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_barista_ends_when_the_guest_has_left() {
        let (order, orders) = mpsc::channel(1);
        let (cups, cup) = mpsc::channel(1);
        let barista = tokio::spawn(brew(orders, cups));
        drop(cup);
        let sent = order.send(String::from("tea")).await;
        sent.expect("the barista waits");
        assert!(barista.await.is_ok());
    }
}

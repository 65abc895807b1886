//! `select` with `default`: `try_recv` and `try_send`.
//!
//! Go: `select` with a `default` case.
//! Rust: `try_recv` and `try_send`; between threads, crossbeam's `select!` has
//! a `default` too.
//! Checked: run time: the `Err` says empty, full or closed; not at all: the
//! word `biased` that is missing from a `tokio::select!`.
//!
//! `tokio::select!` has no `default`. Its `else` is for when all branches are
//! switched off, and waits like the rest of it. A last branch that is always
//! ready does the job, but only below `biased;`: without that word the branches
//! are looked at in any order, and messages stay behind. With it a queue that
//! is always full starves those below, so let the queues take turns. `try_recv`
//! needs no `select!`.
//!
//! Prints:
//!
//! ```text
//! no order yet
//! tea is on the shelf, and no place for milk
//! took tea
//! took 1000 of 1000 without waiting
//! ```

use std::ops::Range;
use std::{future, mem};

use crossbeam::{channel, select};
use tokio::sync::mpsc::error::{TryRecvError, TrySendError};
use tokio::sync::mpsc::{self, Receiver};

/// Takes from two queues what is there, in turn, and never waits.
pub fn take_all(
    kitchen: &mut Receiver<u64>,
    bar: &mut Receiver<u64>,
) -> Vec<u64> {
    let mut taken = Vec::new();
    loop {
        let before = taken.len();
        taken.extend(kitchen.try_recv());
        taken.extend(bar.try_recv());
        if taken.len() == before {
            return taken;
        }
    }
}

/// The same with `select!`, for branches that have no `try_` form.
pub async fn take_all_selecting(
    kitchen: &mut Receiver<u64>,
    bar: &mut Receiver<u64>,
) -> Vec<u64> {
    let mut taken = Vec::new();
    let (mut first, mut second) = (kitchen, bar);
    loop {
        tokio::select! {
            biased; // From top to bottom: the default comes last.
            Some(order) = first.recv() => {
                taken.push(order);
                mem::swap(&mut first, &mut second); // Or one would starve.
            }
            Some(order) = second.recv() => taken.push(order),
            () = future::ready(()) => return taken,
        }
    }
}

/// The same between threads.
pub fn literal(
    mut kitchen: channel::Receiver<u64>,
    mut bar: channel::Receiver<u64>,
) -> Vec<u64> {
    let mut taken = Vec::new();
    loop {
        select! {
            recv(kitchen) -> order => match order {
                Ok(order) => taken.push(order),
                // Closed, it would be ready at every turn.
                Err(_) => kitchen = channel::never(),
            },
            recv(bar) -> order => match order {
                Ok(order) => taken.push(order),
                Err(_) => bar = channel::never(),
            },
            default => return taken,
        }
    }
}

fn filled(orders: Range<u64>) -> Receiver<u64> {
    let (counter, kitchen) = mpsc::channel(1000);
    for order in orders {
        counter.try_send(order).expect("there is place for all");
    }
    kitchen
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (shelf, mut orders) = mpsc::channel(1);
    if let Err(TryRecvError::Empty) = orders.try_recv() {
        println!("no order yet");
    }
    shelf.try_send("tea").expect("there is one place");
    if let Err(TrySendError::Full(order)) = shelf.try_send("milk") {
        println!("tea is on the shelf, and no place for {order}");
    }
    if let Ok(order) = orders.try_recv() {
        println!("took {order}");
    }

    let taken = take_all(&mut filled(0..500), &mut filled(500..1000));
    println!("took {} of 1000 without waiting", taken.len());
    let (mut kitchen, mut bar) = (filled(0..500), filled(500..1000));
    let selected = take_all_selecting(&mut kitchen, &mut bar).await;
    assert_eq!(selected, taken);
    let queue = || channel::bounded(500);
    let ((to_kitchen, kitchen), (to_bar, bar)) = (queue(), queue());
    for order in 0..500 {
        to_kitchen.send(order).expect("there is place for all");
        to_bar.send(order).expect("there is place for all");
    }
    assert_eq!(literal(kitchen, bar).len(), 1000);
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn neither_queue_waits_for_the_other_to_be_empty() {
        let queues = || (filled(0..500), filled(500..1000));
        let (mut kitchen, mut bar) = queues();
        let by_trying = take_all(&mut kitchen, &mut bar);
        let (mut kitchen, mut bar) = queues();
        let selected = take_all_selecting(&mut kitchen, &mut bar).await;
        for taken in [by_trying, selected] {
            let bar = taken[..100].iter().filter(|order| **order >= 500);
            assert_eq!(bar.count(), 50);
        }
    }

    #[test]
    fn a_closed_queue_gives_no_orders() {
        let (to_kitchen, kitchen) = channel::bounded(1);
        let (to_bar, bar) = channel::bounded(1);
        to_bar.send(7).expect("there is a place");
        drop((to_kitchen, to_bar));
        assert_eq!(literal(kitchen, bar), [7]);
    }

    #[tokio::test]
    async fn without_biased_messages_stay_behind() {
        let mut kitchen = filled(0..1000);
        let mut taken = 0;
        loop {
            tokio::select! {
                Some(_) = kitchen.recv() => taken += 1,
                () = future::ready(()) => break,
            }
        }
        // All 1000 would be 1000 tosses of a coin with one outcome.
        assert!(taken < 1000);
        assert_eq!(kitchen.len(), 1000 - taken);
    }

    #[tokio::test(start_paused = true)]
    async fn else_waits() {
        let (_to_kitchen, mut kitchen) = mpsc::channel::<u64>(1);
        let choice = async {
            tokio::select! {
                Some(_) = kitchen.recv() => {}
                else => {}
            }
        };
        let hour = Duration::from_hours(1);
        assert!(tokio::time::timeout(hour, choice).await.is_err());
    }
}

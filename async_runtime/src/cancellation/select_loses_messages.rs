//! `select!` drops the future that lost, and the message inside it.
//!
//! `send(order)` owns the order while it waits for room. If the heartbeat
//! is ready first, that future is dropped and the order is gone: no error,
//! no warning. The first form below is wrong in this way; the other two
//! lose nothing:
//!
//! - `reserve` waits for room with empty hands, and a permit sends without
//!   a wait. Each new `reserve` goes to the end of the queue, so where many
//!   send, prefer:
//! - one `send` that lives outside the loop; `select!` gets `&mut` of it.
//!
//! `biased` takes the branches in order, so that the count is known;
//! without it, `select!` picks among those that are ready at random (the
//! tests show this, and the queue).
//!
//! Prints:
//!
//! ```text
//! send in select!: [1, 3] of 6
//! reserve in select!: [1, 2, 3, 4, 5, 6]
//! send outside select!: [1, 2, 3, 4, 5, 6]
//! ```

use std::pin::pin;
use std::time::Duration;

use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::time::{interval, sleep};

const BEAT: Duration = Duration::from_secs(1);
const COOKING: Duration = Duration::from_secs(5);

pub async fn send_in_select(orders: u32, kitchen: Sender<u32>) {
    let mut heart = interval(BEAT);
    for order in 1..=orders {
        tokio::select! {
            biased;
            sent = kitchen.send(order) => sent.expect("it is open"),
            _ = heart.tick() => {} // The order was in the other branch.
        }
    }
}

pub async fn reserve_in_select(orders: u32, kitchen: Sender<u32>) {
    let mut heart = interval(BEAT);
    for order in 1..=orders {
        loop {
            tokio::select! {
                biased;
                room = kitchen.reserve() => {
                    room.expect("the kitchen is open").send(order);
                    break;
                }
                _ = heart.tick() => {}
            }
        }
    }
}

pub async fn send_outside_select(orders: u32, kitchen: Sender<u32>) {
    let mut heart = interval(BEAT);
    for order in 1..=orders {
        let mut sending = pin!(kitchen.send(order));
        loop {
            tokio::select! {
                biased;
                sent = &mut sending => break sent.expect("it is open"),
                _ = heart.tick() => {}
            }
        }
    }
}

/// A slow kitchen with room for one order on the counter.
async fn cook(mut counter: Receiver<u32>) -> Vec<u32> {
    let mut cooked = Vec::new();
    while let Some(order) = counter.recv().await {
        sleep(COOKING).await;
        cooked.push(order);
    }
    cooked
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let (waiter, counter) = mpsc::channel(1);
    let ((), cooked) =
        tokio::join!(send_in_select(6, waiter), cook(counter));
    println!("send in select!: {cooked:?} of 6");

    let (waiter, counter) = mpsc::channel(1);
    let ((), cooked) =
        tokio::join!(reserve_in_select(6, waiter), cook(counter));
    println!("reserve in select!: {cooked:?}");

    let (waiter, counter) = mpsc::channel(1);
    let ((), cooked) =
        tokio::join!(send_outside_select(6, waiter), cook(counter));
    println!("send outside select!: {cooked:?}");
}

#[cfg(test)]
mod tests {
    use std::future::ready;
    use std::pin::pin;
    use std::task::{Context, Waker};

    use tokio::sync::mpsc;

    #[tokio::test(flavor = "current_thread")]
    async fn select_picks_at_random_unless_it_is_biased() {
        let (mut first, mut biased_first) = (0, 0);
        for _ in 0..1000 {
            tokio::select! {
                () = ready(()) => first += 1,
                () = ready(()) => {}
            }
            tokio::select! {
                biased;
                () = ready(()) => biased_first += 1,
                () = ready(()) => {}
            }
        }
        // One in 2 to the power of 999 that it looks fixed.
        assert!((1..1000).contains(&first), "{first} of 1000");
        assert_eq!(biased_first, 1000);
    }

    #[test]
    fn a_new_reserve_stands_at_the_end_of_the_queue() {
        let mut context = Context::from_waker(Waker::noop());
        let (orders, mut counter) = mpsc::channel(1);
        orders.try_send(0).expect("it is empty");
        let mut ada = Box::pin(orders.reserve());
        let mut bob = pin!(orders.reserve());
        assert!(ada.as_mut().poll(&mut context).is_pending());
        assert!(bob.as_mut().poll(&mut context).is_pending());
        ada = Box::pin(orders.reserve()); // As the next turn does.
        assert!(ada.as_mut().poll(&mut context).is_pending());
        counter.try_recv().expect("order 0 is there");
        assert!(ada.as_mut().poll(&mut context).is_pending());
        assert!(bob.as_mut().poll(&mut context).is_ready());
    }
}

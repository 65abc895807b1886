//! Ctrl-C is an event: the loop takes anything that says stop.
//!
//! A handler that ends the process cuts off the order in the oven. Here Ctrl-C
//! ends the loop, and the loop says what it leaves: the first closes the door,
//! so that what waits is still baked; the second leaves what waits. The loop
//! knows futures and no signals, so a test drives it with two channels. The
//! real thing is wired in `until_ctrl_c`; to try it, set `WAIT_FOR_CTRL_C`.
//!
//! The future of the second Ctrl-C is not polled before the first has come:
//! the same Ctrl-C would be both. The loop looks between two loaves, so two
//! that come during the same loaf count as one. tokio's documentation warns of
//! one thing more: once `ctrl_c` was polled, the process never again ends at a
//! Ctrl-C by itself, not even when nobody waits for one.
//!
//! Prints:
//!
//! ```text
//! stop: 5 baked, 0 left
//! a new order is refused: true
//! stop, then hurry: 4 baked, 1 left
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::{env, io};

use tokio::sync::mpsc::{self, Receiver};
use tokio::sync::oneshot;

#[derive(Debug, Default, PartialEq)]
pub struct Report {
    pub baked: u32,
    pub left: u32,
    pub closed_by_stop: bool,
}

/// Bakes until the orders end; after `stop` no more are taken, and after
/// `hurry` no more are baked.
///
/// `baked` is called after each one: an oven would be waited for there.
pub async fn bake(
    mut orders: Receiver<u32>,
    stop: impl Future,
    hurry: impl Future,
    mut baked: impl AsyncFnMut(u32),
) -> Report {
    let mut report = Report::default();
    tokio::pin!(stop, hurry);
    loop {
        // In this order: who says stop does not stand in a queue.
        let order = tokio::select! {
            biased;
            _ = &mut hurry, if report.closed_by_stop => break,
            _ = &mut stop, if !report.closed_by_stop => {
                orders.close();
                report.closed_by_stop = true;
                continue;
            }
            order = orders.recv() => order,
        };
        let Some(order) = order else {
            break;
        };
        report.baked += 1;
        baked(order).await;
    }
    while orders.try_recv().is_ok() {
        report.left += 1;
    }
    report
}

/// The real thing: run it, and press Ctrl-C once or twice.
pub async fn until_ctrl_c() -> io::Result<Report> {
    use tokio::signal::ctrl_c;
    println!("baking 20 loaves, one a second: press Ctrl-C");
    let (post, orders) = mpsc::channel(20);
    for order in 1..=20 {
        post.send(order).await.map_err(io::Error::other)?;
    }
    drop(post); // Left alone, it ends after the last loaf.
    let oven = async |order| {
        println!("loaf {order}");
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    };
    Ok(bake(orders, ctrl_c(), ctrl_c(), oven).await)
}

/// Five orders; one stand-in says stop after the second loaf, and one says
/// hurry after the fourth, if it is given.
pub async fn rehearse(hurry_after: Option<u32>) -> (Report, bool) {
    let (post, orders) = mpsc::channel(8);
    for order in 1..=5 {
        post.send(order).await.expect("the baker is there");
    }
    let (press, stop) = oneshot::channel::<()>();
    let (press_again, hurry) = oneshot::channel::<()>();
    let (mut press, mut press_again) = (Some(press), Some(press_again));
    let mut refused = false;
    let report = bake(orders, stop, hurry, async |order| {
        // Somebody else, while the oven is on.
        let pressed = match order {
            2 => press.take(),
            _ if Some(order) == hurry_after => press_again.take(),
            _ => None,
        };
        if let Some(pressed) = pressed {
            pressed.send(()).expect("the baker listens");
        }
        if order > 2 {
            refused = post.send(99).await.is_err();
        }
    });
    (report.await, refused)
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() -> io::Result<()> {
    if env::var_os("WAIT_FOR_CTRL_C").is_some() {
        println!("{:?}", until_ctrl_c().await?);
        return Ok(());
    }
    let (report, refused) = rehearse(None).await;
    let Report { baked, left, .. } = report;
    println!("stop: {baked} baked, {left} left");
    println!("a new order is refused: {refused}");
    let (Report { baked, left, .. }, _) = rehearse(Some(4)).await;
    println!("stop, then hurry: {baked} baked, {left} left");
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    #[tokio::test]
    async fn without_a_stop_it_ends_with_the_orders() {
        let (post, orders) = mpsc::channel(1);
        post.send(1).await.expect("the baker is there");
        drop(post);
        let report =
            bake(orders, pending::<()>(), pending::<()>(), async |_| {});
        let baked = Report {
            baked: 1,
            ..Report::default()
        };
        assert_eq!(report.await, baked);
    }

    #[tokio::test]
    async fn hurry_without_stop_is_not_listened_to() {
        let (post, orders) = mpsc::channel(1);
        post.send(1).await.expect("the baker is there");
        drop(post);
        let report =
            bake(orders, pending::<()>(), ready(()), async |_| {}).await;
        assert_eq!(report.baked, 1);
    }
}

//! `signal.Notify`: stop taking, finish what was taken, give up in the end.
//!
//! Go: `signal.Notify(c, os.Interrupt, syscall.SIGTERM)`, `<-c`.
//! Rust: `tokio::signal::ctrl_c()` and `signal(SignalKind::terminate())`.
//! Checked: run time: a send to a closed shop is an `Err`; not at all: what a
//! task had half done when it was given up.
//!
//! Three steps, each with its own word: `close()` the door, `join_next()` those
//! at work, and after the deadline `shutdown()` the rest, which stops a task
//! where it waits. In Go the rest must look at a context and return.
//!
//! Here a channel stands in for the signal. To send a real one, run it with
//! `WAIT_FOR_SIGNAL=1` and press Ctrl-C. The clock is paused, so the minute of
//! patience passes as soon as nobody can go on.
//!
//! Prints:
//!
//! ```text
//! 2 packed, 1 given up
//! a late order is refused: true
//! ```

use std::future::pending;
use std::time::Duration;
use std::{env, io};

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::timeout;

enum Order {
    Tea,
    /// Something that never arrives.
    Coffee,
}

async fn pack(order: Order) {
    match order {
        Order::Tea => {}
        Order::Coffee => pending().await,
    }
}

/// Serves until it is asked to stop; returns orders packed and given up.
async fn serve(
    mut asked_to_stop: impl Future + Unpin,
    mut orders: mpsc::Receiver<Order>,
    patience: Duration,
) -> (usize, usize) {
    let mut at_work = JoinSet::new();
    // Both arms can be given up: `recv` takes an order or takes none.
    while let Some(order) = tokio::select! {
        order = orders.recv() => order,
        _ = &mut asked_to_stop => None,
    } {
        at_work.spawn(pack(order));
    }
    orders.close(); // from now on a send is an `Err`
    while let Some(order) = orders.recv().await {
        at_work.spawn(pack(order)); // it was taken before that
    }
    let mut packed = 0;
    let all = async {
        while at_work.join_next().await.is_some() {
            packed += 1;
        }
    };
    let _ = timeout(patience, all).await;
    let given_up = at_work.len();
    at_work.shutdown().await;
    (packed, given_up)
}

/// What stops a service: Ctrl-C, or what its supervisor sends.
#[cfg(unix)]
async fn real_signal() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => Ok(()),
        pressed = tokio::signal::ctrl_c() => pressed,
    }
}

#[cfg(not(unix))]
async fn real_signal() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() -> io::Result<()> {
    let (door, orders) = mpsc::channel(1);
    let (stop, asked_to_stop) = oneshot::channel();
    let minute = Duration::from_mins(1);
    let serving = tokio::spawn(serve(asked_to_stop, orders, minute));
    for order in [Order::Tea, Order::Coffee, Order::Tea] {
        door.send(order).await.expect("the shop is open");
    }
    if env::var_os("WAIT_FOR_SIGNAL").is_some() {
        real_signal().await?;
    }
    stop.send(()).expect("the shop waits for this");
    let (packed, given_up) =
        serving.await.expect("the shop does not panic");
    println!("{packed} packed, {given_up} given up");
    let late = door.send(Order::Tea).await;
    println!("a late order is refused: {}", late.is_err());
    Ok(())
}

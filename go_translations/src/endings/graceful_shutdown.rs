//! Graceful shutdown: close the queue, finish what it holds, then give up.
//!
//! Go: `signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)`, then
//! `<-ctx.Done()`.
//! Rust: `signal(SignalKind::terminate())` cancels a `CancellationToken`; a
//! `TaskTracker` counts the tasks at work.
//! Checked: run time: a send to a closed shop is an `Err`; not at all: a task
//! that panicked and is counted as done.
//!
//! A supervisor sends SIGTERM, and kills the service some seconds later.
//! `serve` stops in four steps: stop taking, close the queue, drain it and
//! wait for the tasks, and cancel those that are left at the deadline. Each
//! task counts itself when it succeeds. If you need results, use a `JoinSet`
//! and join while you serve, because it keeps each finished task until then.
//!
//! Install the handler before you take the first order. tokio's handler stays
//! until the program ends; Go's `stop()` removes it. Here cancelling the token
//! stands in for the signal: set `WAIT_FOR_SIGNAL=1` and press Ctrl-C to send a
//! real one. The clock is paused, so the minute passes when every task waits.
//!
//! Prints:
//!
//! ```text
//! 2 packed, 1 given up
//! a late order is refused: true
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use std::{env, io};

use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

enum Order {
    Tea {
        cups: u32,
    },
    /// Something that never arrives.
    Coffee,
}

async fn pack(order: Order) {
    match order {
        Order::Tea { cups } => assert!(cups > 0, "an order of nothing"),
        Order::Coffee => pending().await,
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Report {
    packed: usize,
    /// Cancelled at the deadline, or ended by a panic.
    given_up: usize,
}

/// Serves until `stop` is cancelled, then for `patience` at most. Every order
/// is a task of `at_work`.
async fn serve(
    mut orders: mpsc::Receiver<Order>,
    stop: CancellationToken,
    at_work: TaskTracker,
    patience: Duration,
) -> Report {
    let now = CancellationToken::new();
    let packed = Arc::new(AtomicUsize::new(0));
    let mut taken = 0;
    let mut take = |order| {
        taken += 1;
        let (now, packed) = (now.clone(), Arc::clone(&packed));
        at_work.spawn(async move {
            if now.run_until_cancelled(pack(order)).await.is_some() {
                packed.fetch_add(1, Ordering::Relaxed);
            }
        });
    };
    // 1. Stop taking. `recv` is cancel safe: dropping it loses no order.
    while let Some(Some(order)) =
        stop.run_until_cancelled(orders.recv()).await
    {
        take(order);
    }
    // 2. Close the queue: from here a send is an `Err`.
    orders.close();
    at_work.close();
    // 3. Drain it, and wait for the tasks. A permit of `reserve` that is kept
    // holds `recv` up, so the deadline is for both.
    let rest = async {
        while let Some(order) = orders.recv().await {
            take(order);
        }
        at_work.wait().await;
    };
    // 4. At the deadline, cancel those that are left.
    if timeout(patience, rest).await.is_err() {
        now.cancel();
        at_work.wait().await;
    }
    let packed = packed.load(Ordering::Relaxed);
    // The difference, because a task that panicked reports nothing.
    let given_up = taken - packed;
    Report { packed, given_up }
}

/// Installs the handlers now; the future ends at the first signal.
#[cfg(unix)]
fn signalled() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(windows)]
fn signalled() -> io::Result<impl Future<Output = ()>> {
    let mut pressed = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        pressed.recv().await;
    })
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() -> io::Result<()> {
    let signalled = signalled()?; // before the first order
    let (door, orders) = mpsc::channel(1);
    let (stop, minute) = (CancellationToken::new(), Duration::from_mins(1));
    let at_work = TaskTracker::new();
    let serving =
        tokio::spawn(serve(orders, stop.clone(), at_work, minute));
    for order in [
        Order::Tea { cups: 1 },
        Order::Coffee,
        Order::Tea { cups: 2 },
    ] {
        door.send(order).await.expect("the shop is open");
    }
    if env::var_os("WAIT_FOR_SIGNAL").is_some() {
        signalled.await;
    }
    stop.cancel();
    let Report { packed, given_up } =
        serving.await.expect("serving does not panic");
    println!("{packed} packed, {given_up} given up");
    let late = door.send(Order::Tea { cups: 1 }).await;
    println!("a late order is refused: {}", late.is_err());
    Ok(())
}

#[cfg(test)]
mod tests {
    use tokio::task::yield_now;

    use super::*;

    /// Sends teas of so many cups; stops when no task is left.
    async fn stopped_when_idle(
        cups: Vec<u32>,
        patience: Duration,
    ) -> (Report, usize) {
        let (door, orders) = mpsc::channel(1);
        let stop = CancellationToken::new();
        let at_work = TaskTracker::new();
        let serving =
            serve(orders, stop.clone(), at_work.clone(), patience);
        let serving = tokio::spawn(serving);
        for cups in cups {
            let order = Order::Tea { cups };
            door.send(order).await.expect("the shop is open");
        }
        for _ in 0..1000 {
            yield_now().await;
        }
        let held = at_work.len();
        stop.cancel();
        (serving.await.expect("serving does not panic"), held)
    }

    #[tokio::test(start_paused = true)]
    async fn an_order_that_panicked_is_not_packed() {
        let cups = vec![0, 0, 0, 1];
        let (report, _) = stopped_when_idle(cups, Duration::ZERO).await;
        let (packed, given_up) = (1, 3);
        assert_eq!(report, Report { packed, given_up });
    }

    #[tokio::test(start_paused = true)]
    async fn a_finished_order_is_not_kept_while_serving() {
        let cups = vec![1; 1000];
        let (_, held) = stopped_when_idle(cups, Duration::ZERO).await;
        assert_eq!(held, 0);
    }

    #[tokio::test(start_paused = true)]
    async fn without_patience_what_is_packed_still_counts() {
        let cups = vec![1; 1000];
        let (report, _) = stopped_when_idle(cups, Duration::ZERO).await;
        let (packed, given_up) = (1000, 0);
        assert_eq!(report, Report { packed, given_up });
    }

    #[tokio::test(start_paused = true)]
    async fn a_permit_that_is_kept_does_not_put_off_the_deadline() {
        let (door, orders) = mpsc::channel(1);
        let _kept = door.reserve().await.expect("the shop is open");
        let stop = CancellationToken::new();
        stop.cancel();
        let patience = Duration::from_mins(1);
        let serving = serve(orders, stop, TaskTracker::new(), patience);
        let report = timeout(2 * patience, serving).await;
        let (packed, given_up) = (0, 0);
        assert_eq!(report, Ok(Report { packed, given_up }));
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_signal_is_not_lost_before_the_first_await() {
        use std::process::Command;
        let signalled = signalled().expect("a handler can be installed");
        let kill = ["-c", "kill -TERM $PPID"];
        let status = Command::new("sh").args(kill).status();
        assert!(status.expect("there is a shell").success());
        signalled.await;
    }
}

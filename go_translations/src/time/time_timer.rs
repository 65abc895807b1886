//! `time.NewTimer`, `Stop`, `Reset`, `AfterFunc`: a future that is awaited.
//!
//! Go: `time.NewTimer(d)`, `timer.Stop()`, `timer.Reset(d)`, `time.AfterFunc(d,
//! f)`.
//! Rust: `sleep(d)`; stop it by dropping it, `reset` it while it is pinned;
//! `spawn` and `abort` for `AfterFunc`; `recv_timeout` in a thread.
//! Checked: compile time: a `sleep` that nobody awaits is a warning
//! (`sleep_not_awaited`); run time: an aborted task says whether it was too
//! late.
//!
//! A timer in Go is a thing with a channel; here it is only a future. Whoever
//! drops it has stopped it, and there is no channel to drain. To stop from
//! outside what a timer will do, put the sleep and the deed into one task and
//! abort that.
//!
//! Prints:
//!
//! ```text
//! the timer fired
//! reset from tomorrow to soon: it fired today: true
//! stopped in time: true, the bell rang: false
//! stopped in time: false, the bell rang: true
//! ```

use std::pin::pin;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, sleep};

const SOON: Duration = Duration::from_millis(1);

/// `time.AfterFunc`, and a stop before or after its time: whether the stop
/// came in time, and whether the bell rang.
pub async fn after_func(wait: Duration, stop_early: bool) -> (bool, bool) {
    let (bell, mut rung) = oneshot::channel();
    let timer = tokio::spawn(async move {
        sleep(wait).await;
        bell.send(()).expect("the caller listens");
    });
    if !stop_early {
        sleep(2 * wait).await;
    }
    timer.abort();
    let in_time = timer.await.is_err_and(|end| end.is_cancelled());
    (in_time, rung.try_recv().is_ok())
}

/// The same with a thread, which sleeps until its stop is dropped.
pub fn literal(wait: Duration, stop_early: bool) -> (bool, bool) {
    let (bell, rung) = mpsc::channel();
    let (stop, stopped) = mpsc::channel::<()>();
    let timer = thread::spawn(move || {
        let end = stopped.recv_timeout(wait);
        if end == Err(RecvTimeoutError::Timeout) {
            bell.send(()).expect("the caller listens");
        }
        end == Err(RecvTimeoutError::Disconnected)
    });
    let heard = !stop_early && rung.recv().is_ok();
    drop(stop);
    let in_time = timer.join().expect("the timer does not panic");
    (in_time, heard || rung.try_recv().is_ok())
}

// Paused: the clock moves when nothing else can, so no one waits.
#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    sleep(SOON).await;
    println!("the timer fired");

    let (start, day) = (Instant::now(), Duration::from_hours(24));
    let mut timer = pin!(sleep(day));
    timer.as_mut().reset(start + SOON);
    timer.await;
    let today = start.elapsed() < day;
    println!("reset from tomorrow to soon: it fired today: {today}");

    let hour = Duration::from_hours(1);
    for (wait, early) in [(hour, true), (SOON, false)] {
        let (in_time, rang) = after_func(wait, early).await;
        println!("stopped in time: {in_time}, the bell rang: {rang}");
        assert_eq!(literal(wait, early), (in_time, rang));
    }
}

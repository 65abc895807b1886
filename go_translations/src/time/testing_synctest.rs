//! `testing/synctest`: a clock that moves when everyone waits, `start_paused`.
//!
//! Go: `synctest.Test(t, f)`, `synctest.Wait()`.
//! Rust: `#[tokio::test(start_paused = true)]`, here on `main`; to wait for the
//! others, await what they do.
//! Checked: compile time: the clock is paused on one thread only
//! (`paused_on_many_threads`); not at all: a time that is read from `std`.
//!
//! Two hours pass on the clock and none for you. In Go all of `time` is the
//! bubble's; in Rust `tokio::time` is paused and `std::time` is not. There is
//! no `synctest.Wait`: what a task has done is known when its handle, or a
//! message from it, arrives.
//!
//! Prints:
//!
//! ```text
//! minute 59: open
//! minute 118: open, for it was used in between
//! minute 119: closed
//! ```

use std::time::Duration;

use tokio::sync::mpsc::{self, Receiver};
use tokio::time::{Instant, sleep, timeout};

const MINUTE: Duration = Duration::from_mins(1);

/// A session closes when it was not used for an hour.
async fn session(mut uses: Receiver<()>) {
    while let Ok(Some(())) = timeout(60 * MINUTE, uses.recv()).await {}
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let start = Instant::now();
    let minute = || start.elapsed().as_secs() / 60;
    let (user, requests) = mpsc::channel(1);
    let session = tokio::spawn(session(requests));
    let is_open = || {
        if session.is_finished() {
            "closed"
        } else {
            "open"
        }
    };

    sleep(59 * MINUTE).await;
    println!("minute {}: {}", minute(), is_open());
    user.send(()).await.expect("the session is open");

    sleep(59 * MINUTE).await;
    let state = is_open();
    println!("minute {}: {state}, for it was used in between", minute());

    session.await.expect("the session does not panic");
    println!("minute {}: closed", minute());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_clock_of_std_is_not_paused() {
        let (real, paused) = (std::time::Instant::now(), Instant::now());
        sleep(10_000 * 60 * MINUTE).await;
        assert!(paused.elapsed() >= 10_000 * 60 * MINUTE);
        assert!(real.elapsed() < 60 * MINUTE);
    }
}

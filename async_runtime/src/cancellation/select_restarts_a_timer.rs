//! A `sleep` made inside a `select!` loop begins anew with every message.
//!
//! Meant: write the log to disk every 5 seconds. In the first form, which
//! is wrong, each line that comes in drops the `sleep` and the next turn
//! makes a new one: while lines come faster than that, it never fires. A
//! timer that is meant to outlive a turn lives outside the loop and is
//! reset when it has fired. If what is meant is to write after 5 seconds of
//! silence, the first form is the right one: lines that come every 8
//! seconds find it at work.
//!
//! Prints:
//!
//! ```text
//! 14 lines, one every 2 s:
//!   sleep in the loop: 0 flushes
//!   sleep outside the loop: 5 flushes
//! 3 lines, one every 8 s:
//!   sleep in the loop: 3 flushes
//!   sleep outside the loop: 4 flushes
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::pin::pin;
use std::time::Duration;

use tokio::sync::mpsc::{self, Receiver};
use tokio::time::{Instant, sleep};

const FLUSH: Duration = Duration::from_secs(5);

/// Each of these returns how often it wrote to disk.
pub async fn sleep_in_the_loop(mut lines: Receiver<u32>) -> u32 {
    let mut flushed = 0;
    loop {
        tokio::select! {
            line = lines.recv() => if line.is_none() { return flushed },
            () = sleep(FLUSH) => flushed += 1,
        }
    }
}

pub async fn sleep_outside_the_loop(mut lines: Receiver<u32>) -> u32 {
    let mut flushed = 0;
    let mut timer = pin!(sleep(FLUSH));
    loop {
        tokio::select! {
            line = lines.recv() => if line.is_none() { return flushed },
            () = &mut timer => {
                flushed += 1;
                timer.as_mut().reset(Instant::now() + FLUSH);
            }
        }
    }
}

/// Runs `logger` beside lines that come one every `pause`.
pub async fn with_lines<F>(
    count: u32,
    pause: Duration,
    logger: impl FnOnce(Receiver<u32>) -> F,
) -> u32
where
    F: Future<Output = u32>,
{
    let (log, lines) = mpsc::channel(1);
    let write = async move {
        for line in 0..count {
            sleep(pause).await;
            log.send(line).await.expect("the logger reads to the end");
        }
    };
    let (flushed, ()) = tokio::join!(logger(lines), write);
    flushed
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    for (count, seconds) in [(14, 2), (3, 8)] {
        println!("{count} lines, one every {seconds} s:");
        let pause = Duration::from_secs(seconds);
        let inside = with_lines(count, pause, sleep_in_the_loop).await;
        println!("  sleep in the loop: {inside} flushes");
        let outside =
            with_lines(count, pause, sleep_outside_the_loop).await;
        println!("  sleep outside the loop: {outside} flushes");
    }
}

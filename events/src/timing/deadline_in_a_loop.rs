//! A time limit made anew at each event never runs out while events come.
//!
//! Save `10 ms` after the first change: with a `timeout` around each `recv`
//! the `10 ms` begin again at each key, and nothing is saved until the typing
//! stops. That is right for "when it has been quiet" and wrong for a deadline.
//! A deadline is a point in time: fix it once, and look at it before each
//! `recv`. `timeout_at` would look at the queue first, so while keys wait in it
//! the deadline passes unseen. The clock is paused.
//!
//! Prints:
//!
//! ```text
//! made anew: ran out false, after 20 keys
//! fixed once: ran out true, after 2 keys
//! ```

use std::time::Duration;

use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::time::{sleep, timeout};

const LIMIT: Duration = Duration::from_millis(10);

/// How many keys came before the limit ran out, if it did.
pub async fn anew(mut keys: Receiver<char>) -> (usize, bool) {
    let mut count = 0;
    loop {
        match timeout(LIMIT, keys.recv()).await {
            Ok(Some(_)) => count += 1,
            Ok(None) => return (count, false),
            Err(_) => return (count, true),
        }
    }
}

/// The same, with a deadline that was fixed before the loop.
pub async fn fixed(mut keys: Receiver<char>) -> (usize, bool) {
    let deadline = sleep(LIMIT);
    tokio::pin!(deadline);
    let mut count = 0;
    loop {
        tokio::select! {
            biased; // The deadline first, however many keys wait.
            () = &mut deadline => return (count, true),
            key = keys.recv() => match key {
                Some(_) => count += 1,
                None => return (count, false),
            },
        }
    }
}

/// Types a key each 4 ms, 20 of them, or until nobody reads.
async fn type_keys(typed: Sender<char>) {
    for _ in 0..20 {
        sleep(Duration::from_millis(4)).await;
        if typed.send('x').await.is_err() {
            return;
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let (typed, keys) = mpsc::channel(20);
    let ((count, out), ()) = tokio::join!(anew(keys), type_keys(typed));
    println!("made anew: ran out {out}, after {count} keys");
    let (typed, keys) = mpsc::channel(20);
    let ((count, out), ()) = tokio::join!(fixed(keys), type_keys(typed));
    println!("fixed once: ran out {out}, after {count} keys");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn keys_that_wait_do_not_hide_the_deadline() {
        let (typed, keys) = mpsc::channel(20);
        let mut limited = Box::pin(fixed(keys));
        assert!(timeout(LIMIT / 2, &mut limited).await.is_err());
        for _ in 0..20 {
            typed.send('x').await.expect("the keys are read");
        }
        sleep(LIMIT).await;
        assert_eq!(limited.await, (0, true));
    }
}

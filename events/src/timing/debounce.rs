//! Debounce: search when the typing has paused, not at every key.
//!
//! Each key starts the pause anew, and only the last text before a pause goes
//! on. Someone who never pauses would never see a result, so there is a longest
//! time as well, counted from the first key that waits. What waits when the
//! typing ends for good is passed on, not forgotten. The clock is paused.
//!
//! Prints:
//!
//! ```text
//! [(180, "tea"), (420, "teapot")]
//! [(310, "e"), (360, "f")]
//! ```

use std::time::Duration;

use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::time::{Instant, sleep, sleep_until};

/// Passes on the last of `typed` after each pause, or after `longest`.
pub async fn debounce<T>(
    mut typed: Receiver<T>,
    pause: Duration,
    longest: Duration,
    settled: Sender<T>,
) {
    while let Some(mut last) = typed.recv().await {
        let latest_end = Instant::now() + longest;
        loop {
            let end = (Instant::now() + pause).min(latest_end);
            tokio::select! {
                biased; // The end first, however many texts wait.
                () = sleep_until(end) => break,
                newer = typed.recv() => match newer {
                    Some(newer) => last = newer,
                    None => break,
                },
            }
        }
        if settled.send(last).await.is_err() {
            return; // Nobody wants to know any more.
        }
    }
}

/// Types at these times; what was searched for, and when.
pub async fn search(keys: &[(u64, &str)]) -> Vec<(u128, String)> {
    let start = Instant::now();
    let (keyboard, typed) = mpsc::channel(8);
    let (settled, mut to_search) = mpsc::channel(8);
    let pause = Duration::from_millis(100);
    let longest = Duration::from_millis(250);
    let typing = async move {
        for (wait, text) in keys {
            sleep(Duration::from_millis(*wait)).await;
            let sent = keyboard.send((*text).to_owned()).await;
            sent.expect("debounce reads to the end");
        }
    };
    let searching = async {
        let mut searched = Vec::new();
        while let Some(text) = to_search.recv().await {
            searched.push((start.elapsed().as_millis(), text));
        }
        searched
    };
    let passing = debounce(typed, pause, longest, settled);
    let ((), (), searched) = tokio::join!(typing, passing, searching);
    searched
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let keys = [
        (0, "t"),
        (40, "te"),
        (40, "tea"),
        (300, "teap"),
        (40, "teapot"),
    ];
    println!("{:?}", search(&keys).await);
    let restless = ["a", "b", "c", "d", "e", "f"].map(|key| (60, key));
    println!("{:?}", search(&restless).await);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn texts_that_wait_do_not_hide_the_longest_time() {
        let (keyboard, typed) = mpsc::channel(3);
        for text in 1..=3 {
            keyboard.send(text).await.expect("there is room");
        }
        drop(keyboard);
        let (settled, mut to_search) = mpsc::channel(3);
        let pause = Duration::from_millis(100);
        debounce(typed, pause, Duration::ZERO, settled).await;
        let mut searched = Vec::new();
        while let Some(text) = to_search.recv().await {
            searched.push(text);
        }
        assert_eq!(searched, [1, 2, 3]);
    }
}

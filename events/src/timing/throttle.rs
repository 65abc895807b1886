//! Throttle: one mouse position in `40 ms` at most, and never lose the last.
//!
//! The first goes on at once, so that nobody waits; then the latest of each
//! `40 ms`. To drop all that comes too soon is shorter to write, and leaves the
//! pointer where the mouse is not: the last position is the one that counts.
//! The clock is paused.
//!
//! Prints:
//!
//! ```text
//! dropped: [(0, 1), (45, 4)]
//! throttled: [(0, 1), (40, 3), (80, 6)]
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::time::Duration;

use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::time::{Instant, sleep, sleep_until, timeout_at};

const GAP: Duration = Duration::from_millis(40);

/// Wrong for a pointer: what comes too soon is dropped, even the last.
pub async fn drop_the_rest<T>(mut moves: Receiver<T>, shown: Sender<T>) {
    let mut open_at = Instant::now();
    while let Some(position) = moves.recv().await {
        if Instant::now() < open_at {
            continue;
        }
        open_at = Instant::now() + GAP;
        if shown.send(position).await.is_err() {
            return;
        }
    }
}

/// The first at once, then the latest of each gap.
pub async fn throttle<T>(mut moves: Receiver<T>, shown: Sender<T>) {
    let mut waiting = moves.recv().await;
    while let Some(position) = waiting.take() {
        if shown.send(position).await.is_err() {
            return;
        }
        let open_at = Instant::now() + GAP;
        while let Ok(newer) = timeout_at(open_at, moves.recv()).await {
            if newer.is_none() {
                sleep_until(open_at).await; // The last one waits, too.
                break;
            }
            waiting = newer;
        }
        if waiting.is_none() {
            waiting = moves.recv().await;
        }
    }
}

/// Moves the mouse each 15 ms; which positions are shown, and when.
async fn shown_by<F: Future<Output = ()>>(
    positions: u32,
    limit: fn(Receiver<u32>, Sender<u32>) -> F,
) -> Vec<(u128, u32)> {
    let start = Instant::now();
    let (mouse, moves) = mpsc::channel(8);
    let (show, mut shown) = mpsc::channel(8);
    let moving = async move {
        for position in 1..=positions {
            mouse.send(position).await.expect("the limit reads on");
            sleep(Duration::from_millis(15)).await;
        }
    };
    let showing = async {
        let mut all = Vec::new();
        while let Some(position) = shown.recv().await {
            all.push((start.elapsed().as_millis(), position));
        }
        all
    };
    let ((), (), all) = tokio::join!(moving, limit(moves, show), showing);
    all
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    println!("dropped: {:?}", shown_by(6, drop_the_rest).await);
    println!("throttled: {:?}", shown_by(6, throttle).await);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_last_is_shown_and_none_comes_too_soon() {
        for positions in 1..20 {
            let shown = shown_by(positions, throttle).await;
            let (_, last) = shown.last().expect("one at least");
            assert_eq!(*last, positions);
            let gaps = shown.windows(2).map(|two| two[1].0 - two[0].0);
            assert!(gaps.min().is_none_or(|gap| gap >= GAP.as_millis()));
        }
    }
}

//! `time.NewTicker` and missed ticks: `interval`, with `Skip` set.
//!
//! Go: `time.NewTicker(d)`; ticks that nobody takes are left out.
//! Rust: `interval(d)` with `MissedTickBehavior::Skip`.
//! Checked: not at all: an `interval` left at its default, which makes up for
//! each missed tick at once.
//!
//! A job of `35 ms` holds up a ticker of `10 ms`. Go's ticker and `Skip` give
//! one late tick and return to the schedule. `Burst`, the default of tokio,
//! gives all that were missed; in Go that is a loop that sleeps until the next
//! time on a list. `Delay` counts from the late tick, as a plain sleep in a
//! loop does. The clock is tokio's paused one, and in Go the one of
//! `testing/synctest`.
//!
//! Prints:
//!
//! ```text
//! ticker, late ticks skipped: 35 40 50 60
//! on schedule, caught up: 35 35 35 40
//! one period after the last: 35 45 55 65
//! ```

use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep};

const PERIOD: Duration = Duration::from_millis(10);

/// When four ticks come, in ms, if a job of 35 ms comes first.
pub async fn ticks(missed: MissedTickBehavior) -> [u128; 4] {
    let start = Instant::now();
    let mut ticker = interval_at(start + PERIOD, PERIOD);
    ticker.set_missed_tick_behavior(missed);
    sleep(Duration::from_millis(35)).await; // The job.
    let mut at = [0; 4];
    for tick in &mut at {
        ticker.tick().await;
        *tick = start.elapsed().as_millis();
    }
    at
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    use MissedTickBehavior::{Burst, Delay, Skip};
    let rules = [
        ("ticker, late ticks skipped", Skip),
        ("on schedule, caught up", Burst),
        ("one period after the last", Delay),
    ];
    for (rule, missed) in rules {
        let [a, b, c, d] = ticks(missed).await;
        println!("{rule}: {a} {b} {c} {d}");
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::{MissedTickBehavior, interval};

    #[tokio::test]
    async fn the_default_is_to_catch_up() {
        let ticker = interval(super::PERIOD);
        let missed = ticker.missed_tick_behavior();
        assert_eq!(missed, MissedTickBehavior::Burst);
    }
}

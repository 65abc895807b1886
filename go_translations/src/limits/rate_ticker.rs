//! Rate limiting with a ticker: `interval_at`, for `interval` ticks at once.
//!
//! Go: `ticker := time.NewTicker(d)`, `<-ticker.C` before each request.
//! Rust: `interval_at(Instant::now() + d, d)`, `tick().await` before each
//! request.
//! Checked: compile time: nothing; run time: a period of zero panics in both;
//! not at all: which of the ways to catch up after a late tick was meant.
//!
//! Two differences to Go's ticker. The first tick of `interval(d)` comes now,
//! not after `d`. And a late one is followed at once by all that were missed
//! (`Burst`, the default), where Go drops the ticks that nobody took. `reset`
//! after each tick is the way that never has two requests closer than `d`;
//! `Delay` keeps that distance only after a tick that was more than `5 ms`
//! late.
//! The clock is paused: the test has exact times, and the program takes none.
//!
//! Prints:
//!
//! ```text
//! served 5
//! one a tick, also the first: true
//! ```

use std::time::Duration;

use tokio::time::{Instant, interval_at};

/// The number of requests and the time that they took.
pub async fn serve(requests: usize, period: Duration) -> (usize, Duration) {
    let start = Instant::now();
    let mut ticker = interval_at(start + period, period);
    let mut served = 0;
    for _ in 0..requests {
        ticker.tick().await;
        ticker.reset(); // the next one a period from now
        served += 1;
    }
    (served, start.elapsed())
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let period = Duration::from_millis(2);
    let (served, elapsed) = serve(5, period).await;
    println!("served {served}");
    println!("one a tick, also the first: {}", elapsed >= 5 * period);
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::task::yield_now;
    use tokio::time::{
        Instant, Interval, MissedTickBehavior, advance, interval,
    };

    use super::serve;

    const PERIOD: Duration = Duration::from_millis(10);

    #[tokio::test(start_paused = true)]
    async fn a_request_takes_a_period() {
        assert_eq!(serve(7, PERIOD).await, (7, 7 * PERIOD));
    }

    #[tokio::test(start_paused = true)]
    async fn after_a_late_tick_the_next_request_waits_a_whole_period() {
        let serving = tokio::spawn(serve(2, PERIOD));
        yield_now().await; // The ticker is made here.
        advance(Duration::from_millis(14)).await;
        let (_, elapsed) = serving.await.expect("no panic");
        assert_eq!(elapsed.as_millis(), 24);
    }

    /// When three ticks come, in ms, after one that was 25 ms late.
    async fn after_a_late_one(ticker: &mut Interval) -> [u128; 3] {
        let start = Instant::now();
        ticker.tick().await; // At once.
        advance(Duration::from_millis(35)).await;
        let mut ticks = [0; 3];
        for tick in &mut ticks {
            ticker.tick().await;
            *tick = start.elapsed().as_millis();
        }
        ticks
    }

    #[tokio::test(start_paused = true)]
    async fn burst_catches_up_and_delay_keeps_the_distance() {
        let mut ticker = interval(PERIOD);
        assert_eq!(after_a_late_one(&mut ticker).await, [35, 35, 35]);
        let mut ticker = interval(PERIOD);
        ticker.set_missed_tick_behavior(MissedTickBehavior::Delay);
        assert_eq!(after_a_late_one(&mut ticker).await, [35, 45, 55]);
    }

    #[tokio::test(start_paused = true)]
    async fn after_a_tick_4_ms_late_only_reset_keeps_the_distance() {
        for (resets, next) in [(false, 20), (true, 24)] {
            let start = Instant::now();
            let mut ticker = interval(PERIOD);
            ticker.set_missed_tick_behavior(MissedTickBehavior::Delay);
            ticker.tick().await; // At once.
            advance(Duration::from_millis(14)).await;
            ticker.tick().await;
            if resets {
                ticker.reset();
            }
            ticker.tick().await;
            assert_eq!(start.elapsed().as_millis(), next);
        }
    }

    #[tokio::test(start_paused = true)]
    #[should_panic(expected = "must be non-zero")]
    async fn a_period_of_zero_panics() {
        serve(1, Duration::ZERO).await;
    }
}

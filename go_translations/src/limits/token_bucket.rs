//! Token bucket: `governor`, or the one moment at which the bucket is full.
//!
//! Go: `rate.NewLimiter(rate.Every(d), burst)`, `Allow`, `Reserve`, `Wait`.
//! Rust: `governor::RateLimiter` and `check`; `Bucket` below for tasks that
//! wait on tokio's clock.
//! Checked: compile time: a burst of zero (`burst_of_zero`); run time: too
//! early, as an `Err` that knows the time to wait; not at all: two limiters
//! where one was meant.
//!
//! The clock is an argument in both languages, so the answers are the same in
//! every run. A bucket needs no task that fills it: `Bucket` keeps the moment
//! at which it will be full, and each request moves that moment by a period. It
//! may be moved ahead of now, which is a reservation: `take` says how long to
//! wait. governor waits too, but by real time, which a paused clock does not
//! pass.
//!
//! Prints:
//!
//! ```text
//! at 0 ms: 3 allowed, the next in 100 ms
//! at 50 ms: 0 allowed, the next in 50 ms
//! at 150 ms: 1 allowed, the next in 50 ms
//! at 1000 ms: 3 allowed, the next in 100 ms
//! of 23 at once the last waits 2000 ms
//! ```

use std::num::NonZero;
use std::time::Duration;

use governor::clock::{Clock, FakeRelativeClock};
use governor::{Quota, RateLimiter};
use tokio::time::{Instant, advance, sleep};

const PERIOD: Duration = Duration::from_millis(100);
const BURST: NonZero<u32> = NonZero::new(3).expect("3 is not 0");

struct Bucket {
    full_at: Instant,
}

impl Bucket {
    /// When it will be full, if one more token is taken now.
    fn full_after_one(&self) -> Instant {
        self.full_at.max(Instant::now()) + PERIOD
    }

    /// How long until that token is there.
    fn wait(&self) -> Duration {
        let empty_until = Instant::now() + BURST.get() * PERIOD;
        self.full_after_one().saturating_duration_since(empty_until)
    }

    /// Takes a token that may still have to come.
    fn take(&mut self) -> Duration {
        let wait = self.wait();
        self.full_at = self.full_after_one();
        wait
    }

    fn check(&mut self) -> Result<(), Duration> {
        match self.wait() {
            Duration::ZERO => {
                self.take();
                Ok(())
            }
            wait => Err(wait),
        }
    }
}

/// How long so many requests take if each waits for its token.
pub async fn paced(requests: usize) -> Duration {
    let start = Instant::now();
    let mut bucket = Bucket { full_at: start };
    for _ in 0..requests {
        sleep(bucket.take()).await;
    }
    start.elapsed()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let clock = FakeRelativeClock::default();
    let quota = Quota::with_period(PERIOD).expect("longer than nothing");
    let limiter = RateLimiter::direct_with_clock(
        quota.allow_burst(BURST),
        clock.clone(),
    );
    let mut bucket = Bucket {
        full_at: Instant::now(),
    };
    let mut now = 0;
    for ms in [0, 50, 150, 1000] {
        let passed = Duration::from_millis(ms - now);
        clock.advance(passed);
        advance(passed).await;
        now = ms;
        let mut allowed = 0;
        let wait = loop {
            let answer = limiter
                .check()
                .map_err(|early| early.wait_time_from(clock.now()));
            assert_eq!(bucket.check(), answer, "both say the same");
            match answer {
                Ok(()) => allowed += 1,
                Err(wait) => break wait.as_millis(),
            }
        };
        println!("at {ms} ms: {allowed} allowed, the next in {wait} ms");
    }
    let wait = paced(23).await.as_millis();
    println!("of 23 at once the last waits {wait} ms");
}

#[cfg(test)]
mod tests {
    use super::{PERIOD, paced};

    #[tokio::test(start_paused = true)]
    async fn after_the_burst_each_waits_a_period() {
        for (requests, periods) in [(0, 0), (3, 0), (4, 1), (23, 20)] {
            assert_eq!(paced(requests).await, periods * PERIOD);
        }
    }
}

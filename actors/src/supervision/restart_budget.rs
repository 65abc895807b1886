//! A supervisor waits longer before each restart, and gives up after a few.
//!
//! An actor that falls again as soon as it stands is not mended by one more
//! start. The waits double, up to a minute, so that what it needs has time to
//! come back. The restarts have a budget: so many while the actor runs for so
//! long. An actor that falls each hour never spends it. One that falls at once
//! has soon spent it, and then the supervisor ends too and says why. The next
//! supervisor up has to mend that: to swallow it would leave a system that
//! runs and does nothing.
//!
//! The waits do not count as running. If they did, a wait longer than the
//! window would push the earlier restarts out of it, and with enough restarts
//! allowed it would never give up.
//!
//! The clock is tokio's paused one: hours take no time.
//!
//! Prints:
//!
//! ```text
//! start 1 after 0ns
//! start 2 after 1s
//! start 3 after 3s
//! start 4 after 7s
//! Err(GaveUp { starts: 4, why: "no database" })
//! falls each hour of a day: Ok(24)
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::{Instant, sleep};

const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_hours(1);
const LONGEST_WAIT: Duration = Duration::from_mins(1);

pub struct Budget {
    /// The restarts allowed ...
    restarts: usize,
    /// ... while the actor runs for this long, all its lives together.
    within: Duration,
}

#[derive(Debug, PartialEq)]
pub struct GaveUp {
    starts: u32,
    why: &'static str,
}

/// Starts `actor` until it ends well, or until the budget is spent.
pub async fn supervise<A>(
    budget: Budget,
    mut actor: impl FnMut(u32) -> A,
) -> Result<u32, GaveUp>
where
    A: Future<Output = Result<(), &'static str>>,
{
    let mut recent: VecDeque<Duration> = VecDeque::new();
    let mut ran = Duration::ZERO;
    for starts in 1.. {
        let started = Instant::now();
        // A panic is caught as in `restart_on_panic`.
        let Err(why) = actor(starts).await else {
            return Ok(starts);
        };
        ran += started.elapsed();
        while recent.front().is_some_and(|&t| t + budget.within < ran) {
            recent.pop_front();
        }
        if recent.len() == budget.restarts {
            return Err(GaveUp { starts, why });
        }
        // 1 s, 2 s, 4 s: as many doublings as restarts not long ago.
        let wait = SECOND * 2_u32.saturating_pow(recent.len() as u32);
        recent.push_back(ran);
        sleep(wait.min(LONGEST_WAIT)).await;
    }
    unreachable!("the numbers do not run out")
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let budget = || Budget {
        restarts: 3,
        within: 60 * SECOND,
    };

    let began = Instant::now();
    let ended = supervise(budget(), async |start| {
        println!("start {start} after {:?}", began.elapsed());
        Err("no database")
    });
    println!("{:?}", ended.await);

    let ended = supervise(budget(), async |start| {
        sleep(HOUR).await;
        if start < 24 {
            Err("hourly hiccup")
        } else {
            Ok(())
        }
    });
    println!("falls each hour of a day: {:?}", ended.await);
}

#[cfg(test)]
mod tests {
    use super::{Budget, GaveUp, HOUR, SECOND, supervise};
    use tokio::time::timeout;

    #[tokio::test(start_paused = true)]
    async fn the_waits_do_not_use_up_the_window() {
        for restarts in [6, 40] {
            let within = 60 * SECOND;
            let budget = Budget { restarts, within };
            let falls = supervise(budget, async |_| Err("no database"));
            let ended = timeout(24 * HOUR, falls).await;
            let starts = restarts as u32 + 1;
            let why = "no database";
            assert_eq!(ended, Ok(Err(GaveUp { starts, why })));
        }
    }
}

//! A supervisor waits longer before each restart, and gives up after a few.
//!
//! An actor that falls again as soon as it stands is not mended by one more
//! start. The waits double, so that what it needs has time to come back. And
//! the restarts have a budget: so many within so long. One that falls each
//! hour never spends it; one that falls at once has spent it soon, and then
//! the supervisor ends too and says why. That is the next one up's to mend:
//! to swallow it would leave a system that runs and does nothing.
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

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::{Instant, sleep};

const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_hours(1);

pub struct Budget {
    /// The restarts allowed ...
    restarts: usize,
    /// ... within this time.
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
    let mut recent: VecDeque<Instant> = VecDeque::new();
    for starts in 1.. {
        // A panic is caught as in `restart_on_panic`.
        let Err(why) = actor(starts).await else {
            return Ok(starts);
        };
        while recent.front().is_some_and(|t| t.elapsed() > budget.within) {
            recent.pop_front();
        }
        if recent.len() == budget.restarts {
            return Err(GaveUp { starts, why });
        }
        recent.push_back(Instant::now());
        // 1 s, 2 s, 4 s: as many doublings as restarts not long ago.
        sleep(SECOND * (1 << (recent.len() - 1))).await;
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

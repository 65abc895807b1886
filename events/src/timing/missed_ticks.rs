//! A tick that comes while the loop is busy: catch up, wait a period, or skip.
//!
//! Every `10 ms` a screen is drawn; the second drawing takes `25 ms`. `Burst`,
//! the default, makes up for each tick that was missed at once: right for a
//! count that must be whole. `Delay` waits a whole period after each tick:
//! right if the work needs a pause. `Skip` leaves out what was missed and goes
//! on at the old rhythm: right for a screen. The clock is paused.
//!
//! Prints:
//!
//! ```text
//! the default: Burst
//! Burst: [0, 10, 35, 35, 40, 50]
//! Delay: [0, 10, 35, 45, 55, 65]
//! Skip: [0, 10, 35, 40, 50, 60]
//! ```

use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval, sleep};

/// When the first six ticks come, in milliseconds.
pub async fn ticks(behavior: MissedTickBehavior) -> Vec<u128> {
    let start = Instant::now();
    let mut clock = interval(Duration::from_millis(10));
    clock.set_missed_tick_behavior(behavior);
    let mut times = Vec::new();
    for number in 0..6 {
        clock.tick().await;
        times.push(start.elapsed().as_millis());
        if number == 1 {
            sleep(Duration::from_millis(25)).await;
        }
    }
    times
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    println!("the default: {:?}", MissedTickBehavior::default());
    for behavior in [
        MissedTickBehavior::Burst,
        MissedTickBehavior::Delay,
        MissedTickBehavior::Skip,
    ] {
        println!("{behavior:?}: {:?}", ticks(behavior).await);
    }
}

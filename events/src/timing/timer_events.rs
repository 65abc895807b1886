//! A timer is one more event: the loop sleeps until the next one is due.
//!
//! The timers lie in a map sorted by when they are due, with a number beside
//! it for those that are due together. The loop waits for an event or for the
//! first timer, whichever comes first. To stop a timer is to take it out of the
//! map. The clock is paused, so the times are exact and take no time.
//!
//! Prints:
//!
//! ```text
//!   0 ms: egg begins
//!  10 ms: tea begins
//!  20 ms: milk begins
//!  30 ms: jam begins
//!  40 ms: milk is taken off
//! 110 ms: tea is done
//! 200 ms: rice begins
//! 300 ms: egg is done
//! 300 ms: rice is done
//! 400 ms: quit, 1 still running
//! ```

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::sync::mpsc::{self, Receiver};
use tokio::time::{Instant, sleep, sleep_until};

pub enum Event {
    Boil { name: &'static str, millis: u64 },
    Stop(&'static str),
    Quit,
}

/// What happened, and when: milliseconds after the start.
pub async fn run(mut events: Receiver<Event>) -> Vec<(u128, String)> {
    let start = Instant::now();
    let mut timers = BTreeMap::new();
    let mut number = 0_u64;
    let mut trace = Vec::new();
    loop {
        // Without a timer, an hour that nobody waits for: see the guard.
        let due = timers.first_key_value().map(|((due, _), _)| *due);
        let next = due.unwrap_or(start + Duration::from_hours(1));
        let what = tokio::select! {
            biased; // Both ready: the timer first, each time.
            () = sleep_until(next), if due.is_some() => {
                let (_, name) = timers.pop_first().expect("one is due");
                format!("{name} is done")
            }
            event = events.recv() => match event {
                Some(Event::Boil { name, millis }) => {
                    let after = Duration::from_millis(millis);
                    let key = (Instant::now() + after, number);
                    number += 1;
                    timers.insert(key, name);
                    format!("{name} begins")
                }
                Some(Event::Stop(name)) => {
                    timers.retain(|_, running| *running != name);
                    format!("{name} is taken off")
                }
                Some(Event::Quit) | None => {
                    trace.push((start.elapsed().as_millis(), format!(
                        "quit, {} still running", timers.len()
                    )));
                    return trace;
                }
            },
        };
        trace.push((start.elapsed().as_millis(), what));
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let (post, events) = mpsc::channel(8);
    let kitchen = tokio::spawn(run(events));
    let boil = |name, millis| Event::Boil { name, millis };
    for (wait, event) in [
        (0, boil("egg", 300)),
        (10, boil("tea", 100)),
        (10, boil("milk", 50)),
        (10, boil("jam", 900)),
        (10, Event::Stop("milk")),
        (160, boil("rice", 100)),
        (200, Event::Quit),
    ] {
        sleep(Duration::from_millis(wait)).await;
        post.send(event).await.expect("the kitchen is open");
    }
    let trace = kitchen.await.expect("the loop does not panic");
    for (millis, what) in trace {
        println!("{millis:>3} ms: {what}");
    }
}

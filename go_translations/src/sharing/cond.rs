//! `sync.Cond`: wait until what others change has become true.
//!
//! Go: `for !ready { cond.Wait() }`, `cond.Broadcast()`.
//! Rust: `watch` between tasks, `Condvar::wait_while` between threads.
//! Checked: compile time: a change without the lock (`till_beside_its_lock`);
//! run time: a `watch` whose sender is gone; not at all: a `Condvar` that
//! nobody notifies.
//!
//! A wait that is not in a loop is the classic mistake: it wakes for nothing,
//! or never, when the notice came first. `wait_for` and `wait_while` take the
//! condition and look before they wait, so the loop cannot be left out: who
//! comes late finds it true. `watch` also keeps the notice with the value,
//! where a `Condvar` needs a `notify_all` after each change.
//!
//! Prints:
//!
//! ```text
//! 100 guests are served: 5050
//! a late guest finds 3 ready
//! ```

use std::sync::{Condvar, Mutex};
use std::thread;

use tokio::sync::watch;
use tokio::task::JoinSet;

/// Guest n leaves when n dishes are ready; the cook makes one at a time.
pub async fn serve(guests: u64) -> u64 {
    let cook = watch::Sender::new(0);
    let waiting: JoinSet<u64> = (1..=guests)
        .map(|wanted| {
            let mut ready = cook.subscribe();
            async move {
                let enough = ready.wait_for(|ready| *ready >= wanted);
                enough.await.expect("the cook stays until all are served");
                wanted
            }
        })
        .collect();
    for _ in 0..guests {
        cook.send_modify(|ready| *ready += 1);
    }
    waiting.join_all().await.into_iter().sum()
}

/// The same with threads.
pub fn literal(guests: u64) -> u64 {
    let (ready, more) = (Mutex::new(0), Condvar::new());
    let (ready, more) = (&ready, &more);
    thread::scope(|scope| {
        let guests: Vec<_> = (1..=guests)
            .map(|wanted| {
                scope.spawn(move || {
                    let hungry = ready.lock().expect("nobody panics");
                    let enough =
                        more.wait_while(hungry, |ready| *ready < wanted);
                    drop(enough.expect("nobody panics"));
                    wanted
                })
            })
            .collect();
        for _ in &guests {
            *ready.lock().expect("nobody panics") += 1;
            more.notify_all();
        }
        let served = guests.into_iter().map(|guest| guest.join());
        served.map(|n| n.expect("no guest panics")).sum()
    })
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let served = serve(100).await;
    assert_eq!(literal(100), served);
    println!("100 guests are served: {served}");

    let cook = watch::Sender::new(3);
    let mut late = cook.subscribe();
    let ready = late.wait_for(|ready| *ready >= 3).await;
    println!(
        "a late guest finds {} ready",
        *ready.expect("the cook stays")
    );
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_condvar_that_nobody_notifies_waits_on() {
        let (ready, more) = (Mutex::new(0), Condvar::new());
        let hungry = ready.lock().expect("nobody panics");
        let limit = Duration::from_millis(1);
        let waited =
            more.wait_timeout_while(hungry, limit, |ready| *ready < 1);
        assert!(waited.expect("nobody panics").1.timed_out());
    }

    #[tokio::test]
    async fn the_waiters_learn_that_the_sender_is_gone() {
        let cook = watch::Sender::new(0);
        let mut ready = cook.subscribe();
        drop(cook);
        assert!(ready.wait_for(|ready| *ready >= 1).await.is_err());
    }
}

//! `singleflight`: a `OnceCell` for each key, and forgotten when it is filled.
//!
//! Go: `group.Do(key, load)`: one caller loads, the others wait for the same.
//! Rust: a map of `tokio::sync::OnceCell`s, `get_or_init`, and a guard that
//! removes the key.
//! Checked: compile time: the type of the answer, which in Go is `any`; run
//! time: one load; not at all: a key that leaves out what the answer depends
//! on.
//!
//! The callers share the whole `Result`, so an error reaches all of them, as in
//! Go; with `get_or_try_init` each of them would try again in turn. If the
//! caller that loads is cancelled or panics, the next one loads; in Go a load
//! whose caller gives up goes on. The key leaves the map with the answer or the
//! last caller, so keys that come from requests do not accumulate. A `remove`
//! after the `.await` would not run in a caller that is cancelled there, but
//! `Drop` does. Keep the key after the answer and it is a cache.
//!
//! Prints:
//!
//! ```text
//! 8 callers, 1 load, sum 336
//! 8 callers, 1 load, errors 8
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::OnceCell;
use tokio::task::JoinSet;
use tokio::time::sleep;

type Answer = Result<u64, String>;
type Flight = Arc<OnceCell<Answer>>;

/// For each key the load under way, and how many callers want it.
#[derive(Default)]
struct Group {
    flying: Mutex<HashMap<String, (usize, Flight)>>,
}

impl Group {
    async fn get(
        &self,
        key: &str,
        load: impl Future<Output = Answer>,
    ) -> Answer {
        let caller = self.board(key);
        caller.flight.get_or_init(|| load).await.clone()
    } // `caller` is dropped here, and also by a cancel or a panic

    fn board<'a>(&'a self, key: &'a str) -> Caller<'a> {
        let mut flying = self.lock();
        let (callers, flight) = flying.entry(key.to_owned()).or_default();
        *callers += 1;
        let flight = Arc::clone(flight);
        Caller {
            group: self,
            key,
            flight,
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, (usize, Flight)>> {
        self.flying.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Caller<'a> {
    group: &'a Group,
    key: &'a str,
    flight: Flight,
}

impl Drop for Caller<'_> {
    fn drop(&mut self) {
        let mut flying = self.group.lock();
        let Some((callers, flight)) = flying.get_mut(self.key) else {
            return; // it landed, and another caller removed it
        };
        if !Arc::ptr_eq(flight, &self.flight) {
            return; // it landed, and this is the next flight
        }
        *callers -= 1;
        if *callers == 0 || flight.initialized() {
            flying.remove(self.key);
        }
    }
}

/// What all callers got, and how often it was loaded.
pub async fn shared(
    callers: usize,
    answer: Answer,
) -> (Vec<Answer>, usize) {
    let group = Arc::new(Group::default());
    let loads = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    for _ in 0..callers {
        let (group, loads) = (Arc::clone(&group), Arc::clone(&loads));
        let answer = answer.clone();
        tasks.spawn(async move {
            let load = async {
                loads.fetch_add(1, Ordering::Relaxed);
                // The clock is paused: it goes on when all callers wait.
                sleep(Duration::from_secs(1)).await;
                answer
            };
            group.get("price of tea", load).await
        });
    }
    let got = tasks.join_all().await;
    (got, loads.load(Ordering::Relaxed))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let (got, loads) = shared(8, Ok(42)).await;
    let sum: u64 = got.into_iter().flatten().sum();
    println!("8 callers, {loads} load, sum {sum}");
    let (got, loads) = shared(8, Err("sold out".to_owned())).await;
    let failed = got.into_iter().filter(Result::is_err).count();
    println!("8 callers, {loads} load, errors {failed}");
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::panic;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use tokio::sync::OnceCell;
    use tokio::task::yield_now;
    use tokio::time::{sleep, timeout};

    use super::Group;

    #[tokio::test]
    async fn who_comes_after_the_landing_loads_anew() {
        let group = Group::default();
        // Another caller of the first flight, which has not yet run on.
        let _slow = group.board("tea");
        assert_eq!(group.get("tea", async { Ok(1) }).await, Ok(1));
        assert_eq!(group.get("tea", async { Ok(2) }).await, Ok(2));
    }

    #[tokio::test(start_paused = true)]
    async fn if_the_caller_that_loads_gives_up_the_next_one_loads() {
        let group = Arc::new(Group::default());
        let other = Arc::clone(&group);
        let gives_up = tokio::spawn(async move {
            let second = Duration::from_secs(1);
            timeout(second, other.get("tea", pending())).await.is_err()
        });
        yield_now().await;
        // It waits for the first, which ends without an answer.
        assert_eq!(group.get("tea", async { Ok(2) }).await, Ok(2));
        assert!(gives_up.await.expect("no panic"));
    }

    #[tokio::test(start_paused = true)]
    async fn callers_that_give_up_leave_no_key() {
        let group = Group::default();
        for key in ["tea", "milk", "coffee"] {
            let second = Duration::from_secs(1);
            let answer = timeout(second, group.get(key, pending())).await;
            assert!(answer.is_err());
        }
        assert_eq!(group.flying.lock().expect("no panic").len(), 0);
    }

    #[tokio::test]
    async fn a_load_that_panics_leaves_no_key() {
        let group = Arc::new(Group::default());
        let other = Arc::clone(&group);
        let falls = tokio::spawn(async move {
            // A panic without its message on stderr.
            let load = async { panic::resume_unwind(Box::new("fell")) };
            other.get("tea", load).await
        });
        assert!(falls.await.is_err_and(|error| error.is_panic()));
        assert_eq!(group.flying.lock().expect("no panic").len(), 0);
    }

    #[tokio::test]
    async fn an_answer_leaves_no_key() {
        let (callers, loads) = super::shared(8, Ok(42)).await;
        assert_eq!((callers.len(), loads), (8, 1));
        let group = Group::default();
        let load = async {
            yield_now().await;
            Ok(1)
        };
        let (one, two) = tokio::join!(
            group.get("tea", load),
            group.get("tea", async { Ok(2) }),
        );
        assert_eq!((one, two), (Ok(1), Ok(1)));
        assert_eq!(group.flying.lock().expect("no panic").len(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn a_caller_that_gives_up_leaves_the_flight_to_the_others() {
        let group = Group::default();
        let takes = |seconds| async move {
            sleep(Duration::from_secs(seconds)).await;
            Ok(seconds)
        };
        let second = Duration::from_secs(1);
        let (first, gives_up, late) = tokio::join!(
            group.get("tea", takes(3)),
            timeout(second, group.get("tea", pending())),
            async {
                sleep(2 * second).await;
                group.get("tea", takes(9)).await
            },
        );
        assert!(gives_up.is_err());
        // The late one shares the first load and does not begin another.
        assert_eq!((first, late), (Ok(3), Ok(3)));
    }

    #[tokio::test]
    async fn get_or_try_init_lets_each_caller_try_again() {
        let tries = AtomicUsize::new(0);
        let cell = OnceCell::<u64>::new();
        let attempt = async || {
            tries.fetch_add(1, Ordering::Relaxed);
            yield_now().await;
            Err::<u64, _>("sold out")
        };
        let (one, two) = tokio::join!(
            cell.get_or_try_init(attempt),
            cell.get_or_try_init(attempt),
        );
        assert!(one.is_err() && two.is_err());
        assert_eq!(tries.into_inner(), 2);
    }
}

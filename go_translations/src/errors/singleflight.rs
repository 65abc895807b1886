//! `singleflight`: a `OnceCell` for each key, and forgotten when it is filled.
//!
//! Go: `group.Do(key, load)`: one caller loads, the others wait for the same.
//! Rust: a map of `Arc<tokio::sync::OnceCell<_>>`, `get_or_init`, `remove`.
//! Checked: compile time: the type of the answer, which in Go is `any`; run
//! time: one load; not at all: a key that leaves out what the answer depends
//! on.
//!
//! What is shared is the whole `Result`, so an error reaches every caller, as
//! in Go. `get_or_try_init` would let each of them try again, one after the
//! other. If the caller that loads gives up, the next one loads; in Go the load
//! goes on in its goroutine. Leave out the `remove` and it is a cache.
//!
//! Prints:
//!
//! ```text
//! 8 callers, 1 load, sum 336
//! 8 callers, 1 load, errors 8
//! ```

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::OnceCell;
use tokio::task::JoinSet;
use tokio::time::sleep;

type Answer = Result<u64, String>;

#[derive(Default)]
struct Group {
    flying: Mutex<HashMap<&'static str, Arc<OnceCell<Answer>>>>,
}

impl Group {
    async fn get(
        &self,
        key: &'static str,
        load: impl Future<Output = Answer>,
    ) -> Answer {
        let flight = {
            let flying = self.flying.lock();
            let mut flying = flying.unwrap_or_else(PoisonError::into_inner);
            Arc::clone(flying.entry(key).or_default())
        };
        let answer = flight.get_or_init(|| load).await.clone();
        // Landed. Somebody may have begun another flight: leave that.
        let flying = self.flying.lock();
        let mut flying = flying.unwrap_or_else(PoisonError::into_inner);
        if flying.get(key).is_some_and(|f| Arc::ptr_eq(f, &flight)) {
            flying.remove(key);
        }
        answer
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
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use tokio::sync::OnceCell;
    use tokio::task::yield_now;
    use tokio::time::timeout;

    use super::Group;

    #[tokio::test]
    async fn who_comes_after_the_landing_loads_anew() {
        let group = Group::default();
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

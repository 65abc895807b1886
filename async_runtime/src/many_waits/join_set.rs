//! A `JoinSet` owns its tasks: whoever leaves early takes them along.
//!
//! The first error ends `fetch_all` through `?`; the set is dropped, and the
//! tasks that still wait are aborted. A `Vec` of handles would leave them
//! running (`dropped_handle`).
//!
//! Structured concurrency asks for more: that no task outlives the function
//! that started it. Dropping the set only asks the tasks to stop. Where they
//! must be gone before the next line, await its `shutdown`.
//!
//! Prints:
//!
//! ```text
//! in the order they came: Ok([1, 3, 4])
//! with a torn page: Err("page 2 is torn out")
//! asked to stop, still there: 2
//! after the runtime's turn: 0
//! a new set has 2
//! after its shutdown: 0
//! ```

use std::sync::Arc;

use tokio::task::{JoinSet, yield_now};
use tokio::time::{Duration, sleep};

/// Fetches one page; the bigger its number, the longer it takes.
async fn fetch(page: u64) -> Result<u64, String> {
    sleep(Duration::from_secs(page)).await;
    if page == 2 {
        return Err("page 2 is torn out".to_owned());
    }
    Ok(page)
}

/// Fetches pages side by side; each task keeps a clone of `alive`.
///
/// # Errors
///
/// The first that a page has; the pages behind it are given up.
pub async fn fetch_all(
    pages: &[u64],
    alive: &Arc<()>,
) -> Result<Vec<u64>, String> {
    let mut fetching = JoinSet::new();
    for &page in pages {
        let alive = Arc::clone(alive);
        fetching.spawn(async move {
            let fetched = fetch(page).await;
            drop(alive);
            fetched
        });
    }
    let mut fetched = Vec::new();
    while let Some(page) = fetching.join_next().await {
        fetched.push(page.map_err(|error| error.to_string())??);
    }
    Ok(fetched)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let alive = Arc::new(());
    let tasks = || Arc::strong_count(&alive) - 1;

    let pages = fetch_all(&[4, 1, 3], &alive).await;
    println!("in the order they came: {pages:?}");

    let pages = fetch_all(&[4, 1, 2, 3], &alive).await;
    println!("with a torn page: {pages:?}");
    println!("asked to stop, still there: {}", tasks());
    yield_now().await;
    println!("after the runtime's turn: {}", tasks());

    let mut fetching = JoinSet::new();
    for page in [4, 3] {
        let alive = Arc::clone(&alive);
        fetching.spawn(async move {
            let fetched = fetch(page).await;
            drop(alive);
            fetched
        });
    }
    println!("a new set has {}", tasks());
    fetching.shutdown().await;
    println!("after its shutdown: {}", tasks());
}

//! The futures in a buffered stream stand still while you handle an item.
//!
//! `buffered(3)` polls three fetches, but only while somebody asks the
//! stream for its next page. In the first form below the loop body is busy
//! for 100 seconds with each page, and the fetches beside it stand still:
//! a 10 second fetch has lasted 110 or 210 when it is polled again, and its
//! server may have hung up long ago. Two forms where they go on: a task for
//! each fetch, which the runtime polls; or the handling inside the stream,
//! where it is polled together with the fetches.
//! `AbortOnDropHandle` aborts the tasks if you drop the stream before its end.
//!
//! Prints:
//!
//! ```text
//! handled in the loop: [10, 110, 210, 10, 110, 210] seconds
//! fetched in tasks: [10, 10, 10, 10, 10, 10] seconds
//! handled in the stream: [10, 10, 10, 10, 10, 10] seconds
//! ```

use std::time::Duration;

use futures::stream::{self, StreamExt};
use tokio::time::{Instant, sleep};
use tokio_util::task::AbortOnDropHandle;

/// Takes 10 seconds, if it is polled; returns how many it took.
async fn fetch(_page: u32) -> u64 {
    let begun = Instant::now();
    sleep(Duration::from_secs(10)).await;
    begun.elapsed().as_secs()
}

async fn handle() {
    sleep(Duration::from_secs(100)).await;
}

/// Each of these returns what each of the fetches took.
pub async fn handle_in_the_loop(pages: u32) -> Vec<u64> {
    let mut took = Vec::new();
    let mut fetched = stream::iter(0..pages).map(fetch).buffered(3);
    while let Some(seconds) = fetched.next().await {
        took.push(seconds);
        handle().await; // Nobody polls `fetched` here.
    }
    took
}

pub async fn fetch_in_tasks(pages: u32) -> Vec<u64> {
    let mut took = Vec::new();
    let mut fetched = stream::iter(0..pages)
        .map(|page| AbortOnDropHandle::new(tokio::spawn(fetch(page))))
        .buffered(3);
    while let Some(seconds) = fetched.next().await {
        took.push(seconds.expect("fetching does not panic"));
        handle().await;
    }
    took
}

pub async fn handle_in_the_stream(pages: u32) -> Vec<u64> {
    let fetch_and_handle = async |page| {
        let seconds = fetch(page).await;
        handle().await;
        seconds
    };
    let handled = stream::iter(0..pages).map(fetch_and_handle);
    handled.buffered(3).collect().await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let took = handle_in_the_loop(6).await;
    println!("handled in the loop: {took:?} seconds");
    let took = fetch_in_tasks(6).await;
    println!("fetched in tasks: {took:?} seconds");
    let took = handle_in_the_stream(6).await;
    println!("handled in the stream: {took:?} seconds");
}

#[cfg(test)]
mod tests {
    use tokio::runtime::Handle;
    use tokio::task::yield_now;
    use tokio::time::timeout;

    use super::{Duration, fetch_in_tasks};

    #[tokio::test(start_paused = true)]
    async fn a_stream_of_tasks_that_is_dropped_leaves_none() {
        let tasks = || Handle::current().metrics().num_alive_tasks();
        let limit = Duration::from_secs(5);
        assert!(timeout(limit, fetch_in_tasks(6)).await.is_err());
        assert_eq!(tasks(), 3); // They are only asked to stop.
        yield_now().await;
        assert_eq!(tasks(), 0);
    }
}

//! `context.WithCancel`: a `CancellationToken` asks all who wait to stop.
//!
//! Go: `ctx, cancel := context.WithCancel(parent)`, `<-ctx.Done()`.
//! Rust: `CancellationToken`: futures of one task borrow it, a task of its own
//! gets `token.clone()`, and a `JoinSet` waits for those tasks.
//! Checked: not at all: a task that never looks at its token.
//!
//! In both languages cancelling is a request: it stops nothing by itself, and
//! the caller must wait until those that it asked have ended. Each request here
//! waits for its answer and its token at once. An answer that came before the
//! cancel counts, so a cancelled request looks once more with `try_recv`.
//!
//! `cancel_all` spawns nothing: the requests are part of the caller's future,
//! and end when it is dropped. Use `in_tasks` if a request computes, because
//! the futures of one task share one thread. Use threads if it blocks.
//!
//! Prints:
//!
//! ```text
//! asked 1, answered before the cancel: 0
//! asked 100, answered before the cancel: 50
//! asked 10000, answered before the cancel: 5000
//! ```

use std::thread;

use crossbeam::channel::{self, Receiver};
use futures::future::join_all;
use tokio::sync::oneshot::{self, Sender};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// Answers every second request and cancels all; returns the answers' sum.
pub async fn cancel_all(requests: usize) -> u64 {
    let token = CancellationToken::new();
    let (shops, requests): (Vec<_>, Vec<_>) = (0..requests)
        .map(|_| {
            let (shop, answer) = oneshot::channel();
            (shop, request(&token, answer))
        })
        .unzip();
    let shops_answer = async {
        let silent = answer_every_second(shops);
        token.cancel();
        silent // Alive to the end: what ends their requests is the token.
    };
    // From left to right: all requests wait before the first is answered.
    let (prices, _silent) = tokio::join!(join_all(requests), shops_answer);
    prices.into_iter().flatten().sum()
}

/// Returns the shops that have not answered.
fn answer_every_second(shops: Vec<Sender<u64>>) -> Vec<Sender<u64>> {
    let answer = |(n, shop): (usize, Sender<u64>)| {
        if n % 2 == 0 {
            return Some(shop);
        }
        shop.send(1).expect("the request waits for this");
        None
    };
    shops.into_iter().enumerate().filter_map(answer).collect()
}

async fn request(
    token: &CancellationToken,
    mut answer: oneshot::Receiver<u64>,
) -> Option<u64> {
    match token.run_until_cancelled(&mut answer).await {
        Some(price) => price.ok(),
        None => answer.try_recv().ok(),
    }
}

/// The same with a task for each request. The set aborts them if the caller is
/// dropped, which a `Vec` of handles would not do.
pub async fn in_tasks(requests: usize) -> u64 {
    let token = CancellationToken::new();
    let mut asked = JoinSet::new();
    let mut shops = Vec::new();
    for _ in 0..requests {
        let (shop, answer) = oneshot::channel();
        let token = token.clone();
        asked.spawn(async move { request(&token, answer).await });
        shops.push(shop);
    }
    let _silent = answer_every_second(shops);
    token.cancel();
    asked.join_all().await.into_iter().flatten().sum()
}

/// The same with threads.
pub fn literal(requests: usize) -> u64 {
    let (token, cancelled) = channel::bounded::<()>(0);
    let cancelled = &cancelled;
    thread::scope(|scope| {
        let (shops, requests): (Vec<_>, Vec<_>) = (0..requests)
            .map(|_| {
                let (shop, answer) = channel::bounded(1);
                let request = move || in_thread(cancelled, &answer);
                (shop, scope.spawn(request))
            })
            .unzip();
        for shop in shops.iter().skip(1).step_by(2) {
            shop.send(1).expect("the request waits for this");
        }
        drop(token); // every receiver of it wakes
        let answers = requests.into_iter().map(|request| request.join());
        answers
            .map(|n| n.expect("no request panics").unwrap_or(0))
            .sum()
    })
}

fn in_thread(
    cancelled: &Receiver<()>,
    answer: &Receiver<u64>,
) -> Option<u64> {
    channel::select! {
        recv(answer) -> price => price.ok(),
        recv(cancelled) -> _ => answer.try_recv().ok(),
    }
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    for n in [1, 100, 10_000] {
        let answered = cancel_all(n).await;
        println!("asked {n}, answered before the cancel: {answered}");
    }
    assert_eq!(in_tasks(100).await, cancel_all(100).await);
    assert_eq!(literal(100), cancel_all(100).await);
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::time::Duration;

    use futures::FutureExt;
    use tokio::runtime::Handle;
    use tokio::time::timeout;

    use super::*;

    #[tokio::test]
    async fn dropping_the_caller_leaves_no_task_behind() {
        // Dropped after its first turn, in which it began to wait.
        assert_eq!(cancel_all(100).now_or_never(), None);
        assert_eq!(Handle::current().metrics().num_alive_tasks(), 0);
    }

    #[tokio::test]
    async fn an_answer_before_the_cancel_counts() {
        let token = CancellationToken::new();
        let (shop, answer) = oneshot::channel();
        shop.send(7).expect("the request waits for this");
        token.cancel();
        assert_eq!(request(&token, answer).await, Some(7));
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn every_answer_counts_on_two_threads() {
        for _ in 0..20 {
            assert_eq!(cancel_all(1000).await, 500);
            assert_eq!(in_tasks(1000).await, 500);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_never_looks_at_the_token_is_waited_for() {
        let token = CancellationToken::new();
        let deaf = tokio::spawn(pending::<()>());
        token.cancel();
        let hour = Duration::from_hours(1);
        assert!(timeout(hour, deaf).await.is_err());
    }
}

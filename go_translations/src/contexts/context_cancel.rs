//! `context.WithCancel`: one token tells all tasks to stop.
//!
//! Go: `ctx, cancel := context.WithCancel(parent)`, `<-ctx.Done()`.
//! Rust: `CancellationToken`, and the handles of those told, to wait for them.
//! Checked: not at all: a task that never looks at its token.
//!
//! In both languages cancelling is a request: it stops nobody, and somebody
//! must wait for those that were asked. Each request here waits for its answer
//! and for the token at once. An answer that came before the cancel counts,
//! whichever of the two is seen first: so the request looks once more. Give up
//! only what can be given up: this receiver has taken its answer or has not.
//!
//! A thread can do so too, with a channel for the token and another `select!`.
//! It is the form for a handful, or for work that blocks.
//!
//! Prints:
//!
//! ```text
//! 1 ended, 0 of them answered
//! 100 ended, 50 of them answered
//! 10000 ended, 5000 of them answered
//! ```

use std::sync::Arc;
use std::thread;

use crossbeam::channel::{self, Receiver};
use tokio::sync::oneshot::{self, Sender};
use tokio_util::sync::CancellationToken;

/// Answers every second request and cancels all; returns the answers' sum.
pub async fn cancel_all(requests: usize) -> u64 {
    // In an `Arc`, as to clone the token itself takes a lock.
    let token = Arc::new(CancellationToken::new());
    let (shops, requests): (Vec<_>, Vec<_>) = (0..requests)
        .map(|_| {
            let (shop, answer) = oneshot::channel();
            let token = Arc::clone(&token);
            let asks = async move { request(&token, answer).await };
            (shop, tokio::spawn(asks))
        })
        .unzip();
    let silent = answer_every_second(shops);
    token.cancel();
    let mut answered = 0;
    for request in requests {
        let price = request.await.expect("no request panics");
        answered += price.unwrap_or(0);
    }
    drop(silent); // they were there to the end: what ended is the request
    answered
}

/// Returns those that have not answered.
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
    for requests in [1, 100, 10_000] {
        let answered = cancel_all(requests).await;
        println!("{requests} ended, {answered} of them answered");
    }
    assert_eq!(literal(100), cancel_all(100).await);
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn who_never_looks_at_the_token_is_waited_for() {
        let token = CancellationToken::new();
        let deaf = tokio::spawn(pending::<()>());
        token.cancel();
        let hour = Duration::from_hours(1);
        assert!(timeout(hour, deaf).await.is_err());
    }
}

//! Futures of different types fit in one list as boxed `dyn Future`s.
//!
//! Every `async` block has a type of its own, even two that read alike. In
//! a box, pinned, they all become one type. The same box is what lets an
//! `async fn` call itself: without it, its future would have to contain
//! itself.
//!
//! Prints:
//!
//! ```text
//! one list: [1, 120, 3]
//! double 20: 40
//! next 20: 21
//! parcels: 15
//! ```

use std::collections::BTreeMap;

use futures::future::{BoxFuture, FutureExt, join_all};
use tokio::task::yield_now;

type Step = Box<dyn Fn(u32) -> BoxFuture<'static, u32> + Send + Sync>;

/// Three futures that have nothing in common but what they return.
pub async fn different_futures() -> Vec<u32> {
    let rate = 20;
    let futures: Vec<BoxFuture<u32>> = vec![
        async { 1 }.boxed(),
        async move {
            yield_now().await;
            100 + rate
        }
        .boxed(),
        std::future::ready(3).boxed(),
    ];
    join_all(futures).await
}

/// Async functions by name: each call makes a new boxed future.
#[must_use]
pub fn menu() -> BTreeMap<&'static str, Step> {
    let double: Step = Box::new(|n| async move { 2 * n }.boxed());
    let next: Step = Box::new(|n| {
        async move {
            yield_now().await;
            n + 1
        }
        .boxed()
    });
    BTreeMap::from([("double", double), ("next", next)])
}

/// Calls itself: boxed at the call, its size is known.
pub async fn parcels(boxes_in_a_box: u32, depth: u32) -> u32 {
    if depth == 0 {
        return 1;
    }
    let mut total = 1;
    for _ in 0..boxes_in_a_box {
        total += Box::pin(parcels(boxes_in_a_box, depth - 1)).await;
    }
    total
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    println!("one list: {:?}", different_futures().await);
    for (name, step) in menu() {
        println!("{name} 20: {}", step(20).await);
    }
    println!("parcels: {}", parcels(2, 3).await);
}

//! "Async code is zero-cost."

use std::hint::black_box;

use super::{Claim, Experiment, Seen, Unit, Verdict, one_thread, timed};

pub const CLAIM: Claim = Claim {
    name: "zero_cost",
    statement: "Async code is zero-cost.",
    experiments: &[
        Experiment {
            name: "loop",
            what: "step, in a loop over an index",
            size: 1_000_000,
            unit: Unit::Time,
            run: |size| {
                timed(|| {
                    let mut state = 1;
                    let mut index = 0;
                    while index < size {
                        state = step(state, index);
                        index += 1;
                    }
                    state
                })
            },
        },
        Experiment {
            name: "iterator",
            what: "step, in a fold over an iterator",
            size: 1_000_000,
            unit: Unit::Time,
            run: |size| timed(|| (0..size).fold(1, step)),
        },
        Experiment {
            name: "async_fn",
            what: "step, in an async fn that never waits",
            size: 1_000_000,
            unit: Unit::Time,
            run: |size| {
                let steps = async {
                    let mut state = 1;
                    for index in 0..size {
                        state = async_step(state, index).await;
                    }
                    state
                };
                timed(|| futures::executor::block_on(steps))
            },
        },
        Experiment {
            name: "boxed",
            what: "step, in a boxed future",
            size: 1_000_000,
            unit: Unit::Time,
            run: |size| {
                let steps = async {
                    let mut state = 1;
                    for index in 0..size {
                        state = boxed_step(state, index).await;
                    }
                    state
                };
                timed(|| futures::executor::block_on(steps))
            },
        },
        Experiment {
            name: "spawned",
            what: "step, in a task that is awaited, one thread",
            size: 50_000,
            unit: Unit::Time,
            run: |size| {
                let runtime = one_thread()?;
                let steps = async move {
                    let mut state = 1;
                    for index in 0..size {
                        let task = tokio::spawn(async_step(state, index));
                        state = task.await.unwrap_or(0);
                    }
                    state
                };
                timed(|| {
                    runtime.block_on(async {
                        tokio::spawn(steps).await.unwrap_or(0)
                    })
                })
            },
        },
    ],
    races: &[],
    judge,
};

/// A step that needs the one before.
fn step(state: u64, index: u64) -> u64 {
    let mut x = state ^ index;
    x ^= x << 13;
    x ^= x >> 7;
    x ^ (x << 17)
}

#[expect(clippy::unused_async, reason = "that it never waits is measured")]
async fn async_step(state: u64, index: u64) -> u64 {
    step(state, index)
}

fn boxed_step(
    state: u64,
    index: u64,
) -> futures::future::BoxFuture<'static, u64> {
    black_box(Box::pin(async_step(state, index)))
}

fn judge(seen: &Seen) -> Option<Verdict> {
    let plain = seen.get("loop")?;
    let over = |name: &str| Some(seen.get(name)? / plain);
    let (future, boxed) = (over("async_fn")?, over("boxed")?);
    let spawned = over("spawned")?;
    let free = |ratio: f64| ratio < 1.15;
    Some(match (free(future), free(boxed) && free(spawned)) {
        (true, true) => Verdict::True,
        (true, false) => Verdict::TrueIf,
        _ => Verdict::False,
    })
}

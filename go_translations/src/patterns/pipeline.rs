//! A pipeline: a task for each stage, and chunks between them.
//!
//! Go: `for v := range in { out <- f(v) }` in a goroutine for each stage.
//! Rust: a task for each stage, `mpsc` of `Vec` between them; per item with
//! `recv_many` and `reserve_many`.
//! Checked: compile time: a chunk that was sent is gone from here; run time: a
//! stage that ended, as an `Err` from `send`; not at all: a sender kept by
//! mistake.
//!
//! What a channel costs, it costs per message: let a message be a chunk. Where
//! the stages must pass single items, `per_item` takes all that are there with
//! one wait and gets room for as many with another. `literal` has a thread for
//! each stage: for stages that block, or compute long for each item.
//!
//! The stages here do almost nothing, so one thread runs them all, and no
//! message wakes another. Stages that compute want tokio's default runtime.
//! They are tasks even where one could be the caller, for tokio polls what is
//! given to `block_on` by itself, beside its queue of tasks.
//!
//! Prints:
//!
//! ```text
//! item by item: 99990000
//! in chunks: 99990000
//! ```

use std::thread;

use crossbeam::channel::bounded;
use tokio::sync::mpsc;

pub async fn in_chunks(items: u64, size: u64) -> u64 {
    let (numbers, mut input) = mpsc::channel::<Vec<u64>>(4);
    let (doubled, mut output) = mpsc::channel::<Vec<u64>>(4);
    let source = tokio::spawn(async move {
        let mut from = 0;
        while from < items {
            let to = items.min(from + size);
            if numbers.send((from..to).collect()).await.is_err() {
                break; // Nobody reads any more.
            }
            from = to;
        }
    });
    let stage = tokio::spawn(async move {
        while let Some(mut chunk) = input.recv().await {
            for n in &mut chunk {
                *n *= 2;
            }
            if doubled.send(chunk).await.is_err() {
                break;
            }
        }
    });
    let sink = tokio::spawn(async move {
        let mut sum = 0;
        while let Some(chunk) = output.recv().await {
            sum += chunk.iter().sum::<u64>();
        }
        sum
    });
    let ((), (), sum) =
        tokio::try_join!(source, stage, sink).expect("no stage panics");
    sum
}

const ROOM: usize = 100;

pub async fn per_item(items: u64) -> u64 {
    let (numbers, mut input) = mpsc::channel(ROOM);
    let (doubled, mut output) = mpsc::channel(ROOM);
    let source = tokio::spawn(async move {
        let mut rest = 0..items;
        while !rest.is_empty() {
            let wanted = (rest.end - rest.start).min(ROOM as u64) as usize;
            let Ok(room) = numbers.reserve_many(wanted).await else {
                break;
            };
            for (place, n) in room.zip(&mut rest) {
                place.send(n);
            }
        }
    });
    let stage = tokio::spawn(async move {
        let mut batch = Vec::with_capacity(ROOM);
        while input.recv_many(&mut batch, ROOM).await > 0 {
            let Ok(room) = doubled.reserve_many(batch.len()).await else {
                break;
            };
            for (place, n) in room.zip(batch.drain(..)) {
                place.send(2 * n);
            }
        }
    });
    let sink = tokio::spawn(async move {
        let (mut sum, mut batch) = (0, Vec::with_capacity(ROOM));
        while output.recv_many(&mut batch, ROOM).await > 0 {
            sum += batch.drain(..).sum::<u64>();
        }
        sum
    });
    let ((), (), sum) =
        tokio::try_join!(source, stage, sink).expect("no stage panics");
    sum
}

pub fn literal(items: u64) -> u64 {
    let (numbers, input) = bounded(ROOM);
    let (doubled, output) = bounded(ROOM);
    thread::scope(|scope| {
        scope.spawn(move || {
            (0..items).try_for_each(|n| numbers.send(n)).ok()
        });
        scope.spawn(move || {
            input.iter().try_for_each(|n| doubled.send(2 * n)).ok()
        });
        output.iter().sum()
    })
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let sum = per_item(10_000).await;
    assert_eq!(literal(10_000), sum, "both forms do the same");
    println!("item by item: {sum}");
    println!("in chunks: {}", in_chunks(10_000, 1000).await);
}

#[cfg(test)]
mod tests {
    use super::{in_chunks, literal, per_item};

    #[tokio::test]
    async fn nothing_is_lost_at_the_edges() {
        for items in [0_u64, 1, 99, 100, 101, 199, 201, 999] {
            let sum = items * items.saturating_sub(1);
            assert_eq!(per_item(items).await, sum);
            assert_eq!(in_chunks(items, 7).await, sum);
            assert_eq!(literal(items), sum);
        }
    }
}

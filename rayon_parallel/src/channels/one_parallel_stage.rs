//! A pipeline of three threads, whose dear middle stage works in parallel.
//!
//! Reading and writing are one thread each: they wait, and they are cheap.
//! The middle thread takes a batch, has the pool compute it, and passes it
//! on. So the pool never waits for a channel: only these threads do. A batch
//! is collected in order and the batches stay in order, so the writer need
//! not sort. The channels hold two batches: a slow stage slows the ones
//! before it. When the reader drops its sender, each loop ends in turn; when
//! the writer leaves early, each send fails in turn.
//!
//! Prints:
//!
//! ```text
//! 79 batches, written in order: true
//! longest way to 1: from 3711, 238 numbers
//! the writer leaves: at most 6 were read: true
//! ```

use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

use rayon::prelude::*;

type Batch<T> = Vec<T>;

fn read(last: u64, batches: &SyncSender<Batch<u64>>) -> usize {
    let numbers: Vec<u64> = (1..=last).collect();
    let sent = |batch: &&[u64]| batches.send(batch.to_vec()).is_ok();
    numbers.chunks(64).take_while(sent).count()
}

fn compute(
    numbers: &Receiver<Batch<u64>>,
    lengths: &SyncSender<Batch<(u64, u32)>>,
) {
    for batch in numbers {
        let with_length = |n| (n, collatz_length(n));
        let batch = batch.into_par_iter().map(with_length).collect();
        if lengths.send(batch).is_err() {
            return; // Nobody wants more.
        }
    }
}

fn collatz_length(mut n: u64) -> u32 {
    let mut length = 1;
    while n != 1 {
        n = if n.is_multiple_of(2) {
            n / 2
        } else {
            3 * n + 1
        };
        length += 1;
    }
    length
}

/// The number up to `last` with the longest way to 1; whether the writer saw
/// all in order; how many batches were read. The writer leaves after `wanted`
/// batches.
pub fn longest(last: u64, wanted: usize) -> ((u64, u32), bool, usize) {
    let (numbers, to_compute) = mpsc::sync_channel(2);
    let (lengths, to_write) = mpsc::sync_channel(2);
    thread::scope(|s| {
        let reader = s.spawn(move || read(last, &numbers));
        s.spawn(move || compute(&to_compute, &lengths));
        let written: Vec<(u64, u32)> =
            to_write.iter().take(wanted).flatten().collect();
        drop(to_write);
        let batches = reader.join().expect("reading does not panic");
        let in_order = written.is_sorted_by_key(|(n, _)| *n);
        let longest = written.into_iter().max_by_key(|(_, length)| *length);
        (longest.expect("one number at least"), in_order, batches)
    })
}

pub fn main() {
    let ((number, length), in_order, batches) = longest(5000, usize::MAX);
    println!("{batches} batches, written in order: {in_order}");
    println!("longest way to 1: from {number}, {length} numbers");

    // One is written, one is being computed, two are in each channel.
    let (_, _, batches) = longest(5000, 1);
    println!("the writer leaves: at most 6 were read: {}", batches <= 6);
}

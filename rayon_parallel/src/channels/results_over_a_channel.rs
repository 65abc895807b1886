//! Hand results on as they are found: the sender moves into the parallel call.
//!
//! `for_each_with` gives each piece of the work a clone of the sender, and the
//! call drops them all before it returns: so the reader's loop ends with the
//! work. Keep no sender outside, or it will not. The results come in the
//! order in which they are found; a reader that needs another sorts them.
//!
//! The reader has a thread of its own, and this channel never makes a sender
//! wait. If nobody needs a result before the last is there, `collect` is all
//! of this in one word, in order.
//!
//! Prints:
//!
//! ```text
//! over a channel: [6, 28, 496]
//! collected: [6, 28, 496]
//! ```

use std::sync::mpsc::{self, Receiver};
use std::thread;

use rayon::prelude::*;

fn is_perfect(n: u32) -> bool {
    n > 1 && (1..n).filter(|d| n.is_multiple_of(*d)).sum::<u32>() == n
}

fn read(found: &Receiver<u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = found.iter().collect();
    numbers.sort_unstable();
    numbers
}

pub fn perfect_numbers(below: u32) -> Vec<u32> {
    let (found, numbers) = mpsc::channel();
    thread::scope(|s| {
        let reader = s.spawn(move || read(&numbers));
        let candidates = (0..below).into_par_iter();
        candidates.for_each_with(found, |found, n| {
            if is_perfect(n) {
                found.send(n).expect("the reader reads to the end");
            }
        });
        reader.join().expect("reading does not panic")
    })
}

pub fn main() {
    println!("over a channel: {:?}", perfect_numbers(1000));
    let candidates = (0..1000).into_par_iter();
    let collected: Vec<u32> =
        candidates.filter(|n| is_perfect(*n)).collect();
    println!("collected: {collected:?}");
}

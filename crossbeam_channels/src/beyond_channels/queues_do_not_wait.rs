//! `ArrayQueue` and `SegQueue` are queues that never wait and never close.
//!
//! `push` and `pop` return at once: `ArrayQueue` gives back what has no room,
//! `SegQueue` always has room, and `None` means *empty now*, not *finished*. A
//! channel is a queue that can wait and can end. Take a queue where there is
//! nothing to wait for: jobs that all are there before the work begins, or
//! buffers that are used again.
//!
//! Prints:
//!
//! ```text
//! put red: Ok(())
//! put green: Ok(())
//! put blue: Err("blue")
//! take: Some("red")
//! take: Some("green")
//! take: None
//! each of 1000 once: true
//! ```

use std::thread;

use crossbeam::queue::{ArrayQueue, SegQueue};

/// What each of some threads took from a list that was full at the start.
pub fn share_out(jobs: u32, threads: usize) -> Vec<Vec<u32>> {
    let list = SegQueue::new();
    (0..jobs).for_each(|job| list.push(job));
    let take = || std::iter::from_fn(|| list.pop()).collect();
    thread::scope(|scope| {
        let threads: Vec<_> =
            (0..threads).map(|_| scope.spawn(take)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("taking does not panic"))
            .collect()
    })
}

pub fn main() {
    let shelf = ArrayQueue::new(2);
    for cup in ["red", "green", "blue"] {
        println!("put {cup}: {:?}", shelf.push(cup));
    }
    for _ in 0..3 {
        println!("take: {:?}", shelf.pop());
    }

    let mut taken = share_out(1000, 2).concat();
    taken.sort_unstable();
    println!("each of 1000 once: {}", taken.into_iter().eq(0..1000));
}

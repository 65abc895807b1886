//! Work stealing: a queue for each thread, and idle threads take from others.
//!
//! It is often said of threads that share one channel. They share work; there
//! is no one to steal from. With `crossbeam::deque` each thread has its own
//! `Worker`: made by `new_lifo` it pushes and pops at one end, and a `Stealer`
//! takes from the other, so that the two seldom meet. (Made by `new_fifo`, it
//! takes where the thieves do.) The jobs that nobody has yet are in
//! an `Injector`. This is what rayon is made of; take rayon, unless you build
//! such a thing yourself.
//!
//! Prints:
//!
//! ```text
//! the owner pops Some(6)
//! a thief steals Some(1)
//! and then 2, of which 2 stay
//! the poor thread found work: true
//! each of 1000 done once: true
//! ```

use std::iter;
use std::sync::Barrier;
use std::thread;

use crossbeam::deque::{Injector, Steal, Stealer, Worker};

/// The next job of a thread: its own, else one of those that nobody has,
/// else another thread's. `None` is *empty now*: a thread may end on it only
/// where no job makes another.
pub fn next<T>(
    own: &Worker<T>,
    nobodys: &Injector<T>,
    others: &[Stealer<T>],
) -> Option<T> {
    if let Some(job) = own.pop() {
        return Some(job);
    }
    loop {
        // Takes some more along, into the own queue.
        let new = iter::once_with(|| nobodys.steal_batch_and_pop(own));
        let stolen = others.iter().map(Stealer::steal);
        match new.chain(stolen).collect() {
            Steal::Success(job) => return Some(job),
            Steal::Empty => return None,
            // Another thread was quicker: look again.
            Steal::Retry => {}
        }
    }
}

/// One thread is given all jobs, a second has none: what each of them did.
pub fn rich_and_poor(jobs: u32) -> (Vec<u32>, Vec<u32>) {
    let (rich, poor) = (Worker::new_lifo(), Worker::new_lifo());
    (0..jobs).for_each(|job| rich.push(job));
    let (from_rich, from_poor) = ([rich.stealer()], [poor.stealer()]);
    let nobodys = Injector::new();
    // Nobody goes on before both have a job.
    let both_have_one = Barrier::new(2);
    let work = |own: Worker<u32>, others: &[Stealer<u32>]| {
        let mut jobs = iter::from_fn(|| next(&own, &nobodys, others));
        let mut done: Vec<u32> = jobs.by_ref().take(1).collect();
        both_have_one.wait();
        done.extend(jobs);
        done
    };
    thread::scope(|scope| {
        let rich = scope.spawn(|| work(rich, &from_poor));
        let poor = scope.spawn(|| work(poor, &from_rich));
        let end = "working does not panic";
        (rich.join().expect(end), poor.join().expect(end))
    })
}

pub fn main() {
    let own = Worker::new_lifo();
    (1..=6).for_each(|job| own.push(job));
    println!("the owner pops {:?}", own.pop());
    println!("a thief steals {:?}", own.stealer().steal().success());
    let thief = Worker::new_lifo();
    while own.stealer().steal_batch(&thief).is_retry() {}
    println!("and then {}, of which {} stay", thief.len(), own.len());

    let (rich, poor) = rich_and_poor(1000);
    println!("the poor thread found work: {}", !poor.is_empty());
    let mut done = [rich, poor].concat();
    done.sort_unstable();
    println!("each of 1000 done once: {}", done.into_iter().eq(0..1000));
}

#[cfg(test)]
mod tests {
    use super::{Injector, Worker, iter, next};

    #[test]
    fn the_owner_of_a_fifo_takes_where_the_thieves_do() {
        let own = Worker::new_fifo();
        (1..=3).for_each(|job| own.push(job));
        assert_eq!(own.pop(), Some(1));
        assert_eq!(own.stealer().steal().success(), Some(2));
    }

    #[test]
    fn jobs_come_from_own_then_nobodys_then_the_other_queue() {
        let (own, other) = (Worker::new_fifo(), Worker::new_fifo());
        let nobodys = Injector::new();
        own.push("own");
        nobodys.push("nobody's");
        other.push("another's");
        let others = [other.stealer()];
        let jobs = iter::from_fn(|| next(&own, &nobodys, &others));
        assert!(jobs.eq(["own", "nobody's", "another's"]));
    }
}

//! A channel can count permits, and loses those whose holders panic.
//!
//! Wrong as it stands. `bounded(n)` makes a semaphore: who enters puts a `()`
//! in, who leaves takes one out, and a full channel lets nobody in. But leaving
//! is a call that a panic skips: after three panics three places are taken for
//! ever. And leaving without having entered waits for ever on an empty channel,
//! and else gives away the place of another. `semaphore_guard` mends both.
//!
//! Prints:
//!
//! ```text
//! 100 bakers: 3 permits left
//! 3 who panicked: 0 permits left
//! to leave without having entered times out: true
//! to enter with none left times out: true
//! ```

use std::panic::resume_unwind;
use std::thread;
use std::time::Duration;

use crossbeam::channel::{Receiver, RecvTimeoutError, Sender, bounded};

const LIMIT: Duration = Duration::from_millis(20);

pub struct Semaphore {
    enter: Sender<()>,
    leave: Receiver<()>,
}

impl Semaphore {
    pub fn new(permits: usize) -> Self {
        let (enter, leave) = bounded(permits);
        Self { enter, leave }
    }

    pub fn acquire(&self) {
        self.enter.send(()).expect("both ends are ours");
    }

    pub fn release(&self) {
        self.leave.recv().expect("both ends are ours");
    }
}

/// Uses one of the ovens; panics if it is cold.
fn bake(ovens: &Semaphore, cold: bool) {
    ovens.acquire();
    if cold {
        // A panic, without the report that `panic!` puts on stderr.
        resume_unwind(Box::new("this oven is cold"));
    }
    ovens.release();
}

/// How many of three permits are left when so many bakers have come and gone.
pub fn left_after(bakers: usize, cold: bool) -> usize {
    let ovens = Semaphore::new(3);
    for _ in 0..bakers {
        let baker = || bake(&ovens, cold);
        let ended = thread::scope(|scope| scope.spawn(baker).join());
        assert_eq!(ended.is_err(), cold);
    }
    3 - ovens.leave.len()
}

pub fn main() {
    println!("100 bakers: {} permits left", left_after(100, false));
    println!("3 who panicked: {} permits left", left_after(3, true));

    let ovens = Semaphore::new(3);
    let leaves = ovens.leave.recv_timeout(LIMIT);
    let times_out = leaves == Err(RecvTimeoutError::Timeout);
    println!("to leave without having entered times out: {times_out}");
    for _ in 0..3 {
        ovens.acquire();
    }
    let enters = ovens.enter.send_timeout((), LIMIT);
    let enters = enters.map_err(|error| error.is_timeout());
    println!("to enter with none left times out: {}", enters == Err(true));
}

#[cfg(test)]
mod tests {
    use super::Semaphore;

    #[test]
    fn a_release_too_many_gives_away_the_place_of_another() {
        let ovens = Semaphore::new(1);
        ovens.acquire(); // Whoever has this oven goes on baking.
        ovens.release(); // Another leaves, who has none.
        assert!(ovens.enter.try_send(()).is_ok(), "two in one oven");
    }
}

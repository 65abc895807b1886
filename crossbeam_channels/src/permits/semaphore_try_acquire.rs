//! `try_acquire` and `acquire_timeout` let a caller do without a permit.
//!
//! What a channel's `try_send` and `send_timeout` say becomes an `Option`: a
//! permit now, a permit in time, or `None` and something else to do. Both ends
//! belong to the semaphore, so there is no third case in which it is closed.
//!
//! Prints:
//!
//! ```text
//! a third table: false
//! in 5 ms: false
//! when the first guests leave: true
//! taken at the end: 0
//! ```

use std::thread;
use std::time::Duration;

use crossbeam::channel::{Receiver, Sender, bounded};

pub struct Semaphore {
    enter: Sender<()>,
    leave: Receiver<()>,
}

#[must_use = "the permit is returned when this is dropped"]
pub struct Permit<'a> {
    semaphore: &'a Semaphore,
}

impl Semaphore {
    pub fn new(permits: usize) -> Self {
        let (enter, leave) = bounded(permits);
        Self { enter, leave }
    }

    /// A permit, if one is free.
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let entered = self.enter.try_send(()).is_ok();
        // Not `then_some`: that makes a permit in any case, and the one that
        // nobody gets would drop and return what another still holds.
        entered.then(|| Permit { semaphore: self })
    }

    /// A permit, if one gets free in time.
    pub fn acquire_timeout(&self, time: Duration) -> Option<Permit<'_>> {
        let entered = self.enter.send_timeout((), time).is_ok();
        entered.then(|| Permit { semaphore: self })
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        // Never waits: our own `()` is in there.
        let returned = self.semaphore.leave.try_recv();
        debug_assert!(returned.is_ok());
    }
}

pub fn main() {
    let tables = Semaphore::new(2);
    let (first, second) = (tables.try_acquire(), tables.try_acquire());
    let (first, second) = (first.expect("free"), second.expect("free"));
    println!("a third table: {}", tables.try_acquire().is_some());

    let short = Duration::from_millis(5);
    let third = tables.acquire_timeout(short);
    println!("in 5 ms: {}", third.is_some());

    let long = Duration::from_mins(1);
    let found = thread::scope(|scope| {
        let guest = scope.spawn(|| tables.acquire_timeout(long).is_some());
        drop(first);
        guest.join().expect("waiting does not panic")
    });
    println!("when the first guests leave: {found}");
    drop(second);
    println!("taken at the end: {}", tables.leave.len());
}

#[cfg(test)]
mod tests {
    use super::{Duration, Semaphore};

    #[test]
    fn to_be_refused_returns_nobody_elses_permit() {
        let tables = Semaphore::new(1);
        let _first = tables.try_acquire().expect("it is free");
        let short = Duration::from_millis(1);
        for _ in 0..3 {
            assert!(tables.try_acquire().is_none());
            assert!(tables.acquire_timeout(short).is_none());
        }
    }
}

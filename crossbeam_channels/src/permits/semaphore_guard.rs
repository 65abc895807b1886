//! A permit that returns itself when it drops is not lost by a panic.
//!
//! The same semaphore from a channel, but `acquire` returns a guard, and the
//! guard's `Drop` is the only way to release: a panic returns the permit on its
//! way up, and a release without an acquire cannot be written. The guard is
//! `must_use`: a permit that nobody holds is back at once. So is one behind
//! `let _ =`; give it a name, if only `_permit`.
//!
//! Prints:
//!
//! ```text
//! `let _permit =`: 1 taken
//! `let _ =`: 0 taken
//! 5 panics with a permit in hand
//! then 12 bakers done, 3 at most together
//! ```

use std::panic::resume_unwind;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crossbeam::channel::{Receiver, Sender, bounded};

pub struct Semaphore {
    enter: Sender<()>,
    leave: Receiver<()>,
}

impl Semaphore {
    pub fn new(permits: usize) -> Self {
        let (enter, leave) = bounded(permits);
        Self { enter, leave }
    }

    /// Waits for a permit.
    pub fn acquire(&self) -> Permit<'_> {
        self.enter.send(()).expect("both ends are ours");
        Permit { semaphore: self }
    }
}

#[must_use = "the permit is returned when this is dropped"]
pub struct Permit<'a> {
    semaphore: &'a Semaphore,
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        // Never waits: our own `()` is in there.
        let returned = self.semaphore.leave.try_recv();
        debug_assert!(returned.is_ok());
    }
}

/// Lets bakers panic while they hold a permit: how many have panicked.
pub fn panic_in(ovens: &Semaphore, bakers: usize) -> usize {
    let panics = (0..bakers).map(|_| {
        let baker = || {
            let _permit = ovens.acquire();
            // A panic, without the report that `panic!` puts on stderr.
            resume_unwind(Box::new("this oven is cold"));
        };
        thread::scope(|scope| scope.spawn(baker).join().is_err())
    });
    panics.filter(|panicked| *panicked).count()
}

/// Bakes in shifts of three: how many got done, how many at most together.
pub fn bake_in(ovens: &Semaphore, shifts: usize) -> (usize, usize) {
    let (together, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (done, three) = (AtomicUsize::new(0), Barrier::new(3));
    thread::scope(|scope| {
        for _ in 0..3 * shifts {
            scope.spawn(|| {
                let _permit = ovens.acquire();
                let now = together.fetch_add(1, Ordering::Relaxed) + 1;
                most.fetch_max(now, Ordering::Relaxed);
                // Nobody gets past before three are in.
                three.wait();
                done.fetch_add(1, Ordering::Relaxed);
                together.fetch_sub(1, Ordering::Relaxed);
            });
        }
    });
    (done.into_inner(), most.into_inner())
}

pub fn main() {
    let ovens = Semaphore::new(3);
    {
        let _permit = ovens.acquire();
        println!("`let _permit =`: {} taken", ovens.leave.len());
    }
    let _ = ovens.acquire();
    println!("`let _ =`: {} taken", ovens.leave.len());
    println!("{} panics with a permit in hand", panic_in(&ovens, 5));
    let (done, most) = bake_in(&ovens, 4);
    println!("then {done} bakers done, {most} at most together");
}

#[cfg(test)]
mod tests {
    use super::{Semaphore, bake_in, panic_in};

    #[test]
    fn no_permit_is_lost_and_none_is_gained() {
        let ovens = Semaphore::new(3);
        assert_eq!(panic_in(&ovens, 10), 10);
        assert_eq!(bake_in(&ovens, 10), (30, 3));
        assert_eq!(ovens.leave.len(), 0);
    }
}

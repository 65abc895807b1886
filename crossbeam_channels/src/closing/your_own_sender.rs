//! A loop over results hangs while you hold a sender yourself.
//!
//! The first function is wrong, and the compiler has no word against it: it
//! clones its sender for each baker and keeps the first. When all bakers have
//! gone home, one sender is left, in the thread that waits for its own. Here
//! it waits with a limit; a `for` loop would wait for ever.
//!
//! `drop(shelf)` before the loop cures it. Better is a form with no line to
//! forget: `repeat_n` clones for all but the last baker, who gets the original.
//!
//! Prints:
//!
//! ```text
//! own sender kept: 4 loaves, then Timeout
//! all given away: 4 loaves, then the loop ends
//! ```

use std::iter::repeat_n;
use std::thread;
use std::time::Duration;

use crossbeam::channel::{RecvTimeoutError, unbounded};

const LIMIT: Duration = Duration::from_millis(20);

/// Wrong. Returns the loaves, and what the wait for the next one ends with.
pub fn keeps_a_sender(bakers: usize) -> (usize, RecvTimeoutError) {
    let (shelf, loaves) = unbounded();
    thread::scope(|scope| {
        let bakers: Vec<_> = (0..bakers)
            .map(|baker| {
                let shelf = shelf.clone();
                scope.spawn(move || shelf.send(baker))
            })
            .collect();
        for baker in bakers {
            let sent = baker.join().expect("no baker panics");
            sent.expect("`loaves` is still here");
        }
        let baked = loaves.try_iter().count();
        let end = loaves.recv_timeout(LIMIT);
        (baked, end.expect_err("no baker is left"))
    })
}

/// Right: no sender stays here, so the loop ends with the last baker.
pub fn gives_them_all_away(bakers: usize) -> usize {
    let (shelf, loaves) = unbounded();
    thread::scope(|scope| {
        for (baker, shelf) in repeat_n(shelf, bakers).enumerate() {
            scope.spawn(move || {
                shelf.send(baker).expect("`loaves` is still here");
            });
        }
        loaves.into_iter().count()
    })
}

pub fn main() {
    let (loaves, end) = keeps_a_sender(4);
    println!("own sender kept: {loaves} loaves, then {end:?}");
    let loaves = gives_them_all_away(4);
    println!("all given away: {loaves} loaves, then the loop ends");
}

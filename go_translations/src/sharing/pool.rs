//! `sync.Pool`: each worker keeps its buffer, and needs no pool.
//!
//! Go: `pool.Get().(*bytes.Buffer)`, `Reset`, `pool.Put(buffer)`.
//! Rust: a buffer outside the worker's loop; or a pool with a limit, whose
//! guard puts back.
//! Checked: compile time: a buffer that is used after it was put back
//! (`use_after_put`); not at all: a buffer that was not cleared, a pool that
//! only grows.
//!
//! Each job needs a buffer, and you do not want to allocate one for each. A
//! buffer that belongs to the worker saves the allocation without a lock. A
//! pool is for many that share, of which few use a buffer at the same time; std
//! has none, and `Pool` below lends a guard that puts the buffer back on drop.
//!
//! The garbage collector empties a `sync.Pool`. In Rust nothing does, so a pool
//! without a limit keeps as many buffers as were ever lent at the same time,
//! each as large as its largest use. `Pool` drops what exceeds `KEEP` or
//! `LARGE`.
//!
//! Prints:
//!
//! ```text
//! 1000 lines by 4 workers: 7890 letters
//! ```

use std::fmt::Write;
use std::mem;
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// Writes lines, each into a clean buffer; returns how long they are.
pub fn render(workers: usize, lines: usize) -> usize {
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers)
            .map(|first| {
                scope.spawn(move || {
                    let mut buffer = String::new(); // the worker's own
                    let lines = (first..lines).step_by(workers);
                    lines.map(|n| line(n, &mut buffer)).sum::<usize>()
                })
            })
            .collect();
        let lengths = workers.into_iter().map(|worker| worker.join());
        lengths.map(|n| n.expect("writing cannot panic")).sum()
    })
}

fn line(n: usize, buffer: &mut String) -> usize {
    buffer.clear();
    write!(buffer, "line {n}").expect("a String takes all");
    buffer.len()
}

/// How many buffers the pool keeps, and of how many bytes at most.
const KEEP: usize = 8;
const LARGE: usize = 64 * 1024;

#[derive(Default)]
pub struct Pool(Mutex<Vec<String>>);

pub struct Lent<'pool>(&'pool Pool, String);

impl Pool {
    pub fn get(&self) -> Lent<'_> {
        let free = self.free().pop();
        Lent(self, free.unwrap_or_default())
    }

    fn free(&self) -> MutexGuard<'_, Vec<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Deref for Lent<'_> {
    type Target = String;
    fn deref(&self) -> &String {
        &self.1
    }
}

impl DerefMut for Lent<'_> {
    fn deref_mut(&mut self) -> &mut String {
        &mut self.1
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let buffer = mem::take(&mut self.1);
        let mut free = self.0.free();
        if free.len() < KEEP && buffer.capacity() <= LARGE {
            free.push(buffer);
        }
    }
}

/// The same with a pool; also returns how many buffers it made.
pub fn literal(workers: usize, lines: usize) -> (usize, usize) {
    let pool = Pool::default();
    let length = thread::scope(|scope| {
        let pool = &pool;
        let workers: Vec<_> = (0..workers)
            .map(|first| {
                scope.spawn(move || {
                    let lines = (first..lines).step_by(workers);
                    lines.map(|n| line(n, &mut pool.get())).sum::<usize>()
                })
            })
            .collect();
        let lengths = workers.into_iter().map(|worker| worker.join());
        lengths.map(|n| n.expect("writing cannot panic")).sum()
    });
    let buffers = pool.free().len();
    (length, buffers)
}

pub fn main() {
    let length = render(4, 1000);
    let (same, buffers) = literal(4, 1000);
    assert!(same == length && buffers <= 4);
    println!("1000 lines by 4 workers: {length} letters");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buffer_comes_back_as_it_was_left() {
        let pool = Pool::default();
        pool.get().push_str("tea");
        assert_eq!(*pool.get(), "tea");
    }

    #[test]
    fn a_rush_does_not_leave_a_buffer_for_each() {
        let pool = Pool::default();
        let rush: Vec<_> = (0..1000).map(|_| pool.get()).collect();
        drop(rush);
        assert!(pool.0.lock().expect("no panic").len() <= 8);
    }

    #[test]
    fn a_large_buffer_is_not_kept() {
        let pool = Pool::default();
        pool.get().push_str(&"tea ".repeat(100_000));
        assert!(pool.get().capacity() < 400_000);
    }
}

//! A scope is a wait group: it returns when the last closure has returned.
//!
//! There is no counter to raise before a thread starts and to lower when it
//! stops, so none can be forgotten or be one too many: spawning on the scope
//! registers a thread, and returning, also by a panic, takes it off. What is
//! borrowed here can be read again right after the scope. Only what a thread
//! does after its closure, which is to drop its thread-locals, needs a `join`:
//! see `scope_or_join`.
//!
//! Prints, in any order:
//!
//! ```text
//! resized cat.png
//! resized dog.png
//! resized owl.png
//! ```

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Resizes every image in a thread of its own and counts them.
pub fn resize_all(images: &[&str]) -> usize {
    let resized = AtomicUsize::new(0);
    thread::scope(|scope| {
        for image in images {
            // `image` lives for one turn of the loop: the thread takes it, and
            // of the counter a reference.
            let resized = &resized;
            scope.spawn(move || {
                println!("resized {image}");
                resized.fetch_add(1, Ordering::Relaxed);
            });
        }
    });
    // All closures have returned: the scope did not return before.
    resized.into_inner()
}

pub fn main() {
    assert_eq!(resize_all(&["cat.png", "dog.png", "owl.png"]), 3);
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_scope_without_threads_returns() {
        assert_eq!(super::resize_all(&[]), 0);
    }
}

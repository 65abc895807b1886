//! The borrow is checked when compiling; the waiting happens when running.
//!
//! A scope returns when the closures of its threads have returned. It stops
//! none of them: one that never ends is waited for without end, in code that
//! compiles, and so is one whose handle is leaked by `mem::forget`, even when
//! it has ended. Meanwhile the code in the scope goes on, and may read what the
//! threads read. Here a thread waits for a letter; `main` works on, writes it,
//! and only then can the scope end. What a thread does after its closure is
//! another matter: see `scope_or_join`.
//!
//! Prints:
//!
//! ```text
//! main reads the address too: 12 Main Street
//! the thread has not ended: true
//! after the scope: the thread got "come home"
//! ```

use std::sync::mpsc;
use std::thread;

pub fn main() {
    let address = String::from("12 Main Street");
    let mut received = None;

    thread::scope(|scope| {
        let (letters, letterbox) = mpsc::channel();
        let thread = scope.spawn({
            let (address, received) = (&address, &mut received);
            move || {
                assert!(!address.is_empty());
                *received = letterbox.recv().ok();
            }
        });
        println!("main reads the address too: {address}");
        println!("the thread has not ended: {}", !thread.is_finished());
        // Without this letter the thread would not end, nor would the scope,
        // unless `letters` is dropped: that, too, ends the `recv`.
        letters.send("come home").expect("the thread is waiting");
    });

    // Written by the thread, and readable because its closure has returned.
    let received = received.expect("one letter was sent");
    println!("after the scope: the thread got {received:?}");
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{self, RecvTimeoutError};
    use std::time::Duration;
    use std::{mem, thread};

    #[test]
    fn a_leaked_handle_keeps_the_scope_from_returning() {
        let (returned, outcome) = mpsc::channel::<()>();
        let (leak, told) = mpsc::channel();
        // Not joined: it waits in its scope until the process ends.
        drop(thread::spawn(move || {
            thread::scope(|scope| {
                let handle = scope.spawn(|| ());
                while !handle.is_finished() {
                    thread::yield_now();
                }
                mem::forget(handle);
                leak.send(()).expect("the test waits for it");
            });
            returned.send(()).expect("the test waits for it");
        }));
        told.recv().expect("the thread of the scope ends");
        let waited = outcome.recv_timeout(Duration::from_millis(20));
        assert_eq!(waited, Err(RecvTimeoutError::Timeout));
    }
}

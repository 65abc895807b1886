//! `go f()` is `thread::spawn`, not `thread::scope`: it does not wait.
//!
//! A spawned thread is on its own from the first line: the caller goes on, and
//! if `main` returns, the process ends with the thread in the middle of its
//! work. A scope is a block: whoever opens it gets no further until the threads
//! in it are done. Spawn what must outlive the caller and keep the handle;
//! otherwise open a scope. Both are threads of the system, which a goroutine is
//! not: where thousands only wait, use tasks.
//!
//! Prints:
//!
//! ```text
//! spawned: main goes on, and the mail is out: false
//! mail: sent
//! scoped: main goes on only after it
//! mail: sent
//! main goes on
//! ```

use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

/// Returns at once. The mail goes out when `Sender` says so.
fn send_later() -> (Sender<()>, JoinHandle<&'static str>) {
    let (now, wait) = mpsc::channel();
    let mail = thread::spawn(move || {
        wait.recv().expect("main tells it when");
        "sent"
    });
    (now, mail)
}

/// Returns when the mail has gone out.
fn send_and_wait() {
    thread::scope(|scope| {
        scope.spawn(|| println!("mail: sent"));
    });
}

pub fn main() {
    let (now, mail) = send_later();
    let out = mail.is_finished();
    println!("spawned: main goes on, and the mail is out: {out}");
    now.send(()).expect("the thread is waiting");
    println!("mail: {}", mail.join().expect("it does not panic"));

    println!("scoped: main goes on only after it");
    send_and_wait();
    println!("main goes on");
}

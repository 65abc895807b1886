//! Nobody learns of a panic in a thread whose handle was dropped.
//!
//! Dropping a `JoinHandle` detaches the thread: it runs on, and how it ends is
//! told to no one. `main` goes on to the end and the program succeeds, with a
//! message on stderr that a service may not even keep. Keep the handle and
//! join it, or have the thread hold something whose loss is noticed: here the
//! sending end of a channel, which closes when the thread ends in any way.
//! That tells you that it ended. The reason only `join` has. (With `panic =
//! "abort"` in the profile the panic ends the program, joined or not.)
//!
//! Prints:
//!
//! ```text
//! mailed [1, 2] of [1, 2, 3, 4], then the channel closed
//! main goes on, and the program succeeds
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next panic is on purpose:
//!
//! thread 'mailer' {id} panicked at {place}:
//! invoice 3 has no address
//! note: run with `RUST_BACKTRACE=1` {and_so_on}
//! ```

use std::sync::mpsc;
use std::thread::Builder;

/// Mails the invoices in a thread that nobody joins.
fn mail_and_forget(invoices: Vec<u32>) -> mpsc::Receiver<u32> {
    let (done, progress) = mpsc::channel();
    let mailer = Builder::new().name("mailer".to_owned());
    let handle = mailer.spawn(move || {
        for invoice in invoices {
            assert!(invoice != 3, "invoice {invoice} has no address");
            done.send(invoice).expect("main is listening");
        }
    });
    drop(handle.expect("the system has room for a thread"));
    progress
}

pub fn main() {
    eprintln!("The next panic is on purpose:");
    let progress = mail_and_forget(vec![1, 2, 3, 4]);
    // Not joined, that is the lesson, but waited for: these are all there are
    // when the thread has dropped its end.
    let mailed: Vec<u32> = progress.iter().collect();
    println!("mailed {mailed:?} of [1, 2, 3, 4], then the channel closed");
    println!("main goes on, and the program succeeds");
}

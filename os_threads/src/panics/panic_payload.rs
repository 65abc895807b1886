//! `join` hands you what a thread panicked with: look at it.
//!
//! A panic ends the thread, not the program, and `join` returns the value that
//! was thrown. (With `panic = "abort"` in the profile it ends the program: see
//! `fault_isolation`.) `panic!("text")` throws a `&str` or a `String`;
//! `panic_any` throws whatever you like. `expect` on the `Result` of `join`
//! panics in turn, and hides the reason behind a word, `Any`. `resume_unwind`
//! passes it on as it was. For failures that are expected, return a `Result`
//! from the thread.
//!
//! Prints:
//!
//! ```text
//! 3 pages printed
//! failed: nothing to print
//! failed: 20 pages are too many
//! failed: out of paper with 100 pages to go
//! passed on: nothing to print
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next 4 panics are on purpose:
//!
//! thread 'printer' {id} panicked at {place}:
//! nothing to print
//! note: run with `RUST_BACKTRACE=1` {and_so_on}
//!
//! thread 'printer' {id} panicked at {place}:
//! 20 pages are too many
//!
//! thread 'printer' {id} panicked at {place}:
//! Box<dyn Any>
//!
//! thread 'printer' {id} panicked at {place}:
//! nothing to print
//! ```

use std::any::Any;
use std::panic;
use std::thread::{self, Builder, JoinHandle};

#[derive(Debug)]
pub struct OutOfPaper {
    pub pages_left: u32,
}

/// Starts a printer that has a page for 9 of the pages.
fn print(pages: u32) -> JoinHandle<u32> {
    let printer = Builder::new().name("printer".to_owned());
    let job = move || match pages {
        0 => panic!("nothing to print"),
        1..10 => pages,
        10..100 => panic!("{pages} pages are too many"),
        _ => panic::panic_any(OutOfPaper {
            pages_left: pages - 9,
        }),
    };
    printer
        .spawn(job)
        .expect("the system has room for a thread")
}

/// What a thread panicked with, as text.
pub fn reason(payload: &(dyn Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        return (*text).to_owned();
    }
    if let Some(text) = payload.downcast_ref::<String>() {
        return text.clone();
    }
    if let Some(OutOfPaper { pages_left }) = payload.downcast_ref() {
        return format!("out of paper with {pages_left} pages to go");
    }
    "a value of a type that is not known here".to_owned()
}

pub fn main() {
    eprintln!("The next 4 panics are on purpose:");
    for pages in [3, 0, 20, 109] {
        match print(pages).join() {
            Ok(printed) => println!("{printed} pages printed"),
            // `&*`: the box is itself an `Any` and would hide what it holds.
            Err(payload) => println!("failed: {}", reason(&*payload)),
        }
    }

    // Passed on, the payload is still the one that was thrown.
    let office = thread::spawn(|| match print(0).join() {
        Ok(printed) => printed,
        Err(payload) => panic::resume_unwind(payload),
    });
    let passed_on = office.join().expect_err("the printer panicked");
    println!("passed on: {}", reason(&*passed_on));
}

//! Send can depend on a lifetime only where somebody wrote it by hand.
//!
//! `Label<'a>` holds a raw pointer, so it is not Send by itself. The promise
//! below is made for `Label<'static>` alone: a label cut from a literal may
//! go to any thread, a label cut from a local `String` may not, and neither may
//! a struct with such a label in it. Such a promise is sound and rare, and its
//! errors speak of lifetimes, not of Send. Prefer a field `&'a str`, which
//! needs no promise at all.
//!
//! Prints:
//!
//! ```text
//! a label for ever, in a thread: 3 letters
//! a label for now, at home: 5 letters
//! ```

#![expect(unsafe_code, reason = "the lesson is what a promise can say")]

use std::marker::PhantomData;
use std::thread;

pub struct Label<'a> {
    text: *const str,
    _borrows: PhantomData<&'a str>,
}

// SAFETY: the text lives for ever and nobody can change it.
unsafe impl Send for Label<'static> {}

impl<'a> Label<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            _borrows: PhantomData,
        }
    }

    pub fn text(&self) -> &'a str {
        // SAFETY: it came from a `&'a str`.
        unsafe { &*self.text }
    }
}

pub fn main() {
    let label = Label::new("tea");
    let printer = thread::spawn(move || label.text().len());
    let letters = printer.join().expect("counting does not panic");
    println!("a label for ever, in a thread: {letters} letters");

    let name = String::from("sugar");
    let label = Label::new(&name);
    println!("a label for now, at home: {} letters", label.text().len());
}

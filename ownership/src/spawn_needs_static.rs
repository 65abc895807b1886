//! `thread::spawn` asks for data that could live as long as the program.
//!
//! The bound is `'static`, because nobody promises to wait for the thread. It
//! is a statement about how long the data may live, not about where it lies: a
//! value the thread owns qualifies, and so does a reference to a literal, to a
//! `static`, or to memory that is never freed. That a reference points into
//! another thread's stack is no obstacle in itself, as `borrow_in_scope` shows.
//!
//! Prints:
//!
//! ```text
//! owned: 3 letters
//! literal: 4 letters
//! static: 5 letters
//! leaked: 6 letters
//! ```

use std::thread;

static SUGAR: &str = "sugar";

/// Counts in another thread, to which `word` may be lent for ever.
fn letters_elsewhere(word: &'static str) -> usize {
    let counter = thread::spawn(move || word.len());
    counter.join().expect("counting does not panic")
}

pub fn main() {
    let tea = String::from("tea");
    let owner = thread::spawn(move || tea.len());
    let letters = owner.join().expect("counting does not panic");
    println!("owned: {letters} letters");

    println!("literal: {} letters", letters_elsewhere("milk"));
    println!("static: {} letters", letters_elsewhere(SUGAR));

    // Read at run time and needed until the end: leaking it once is a choice,
    // leaking it in a loop is a leak.
    let coffee: &'static str = String::from("coffee").leak();
    println!("leaked: {} letters", letters_elsewhere(coffee));
}

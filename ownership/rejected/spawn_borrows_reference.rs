//! A reference argument is too short for `spawn`, unless it is `'static`.
//!
//! Wanted: count the letters of a borrowed word in another thread.
//! Refused: `word` is borrowed from the caller for as long as this call takes,
//! and `spawn` asks for `'static`. `move` moves the reference, not the word.
//! Instead: `spawn_needs_static`, which says what qualifies.

use std::thread;

fn letters(word: &str) -> usize {
    //+ fn letters(word: &'static str) -> usize {
    let counter = thread::spawn(move || word.len()); //~ E0521
    counter.join().expect("counting does not panic")
}

fn main() {
    println!("{}", letters("tea"));
}

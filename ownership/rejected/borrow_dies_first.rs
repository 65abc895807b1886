//! A reference stored for a thread must not outlive what it points to.
//!
//! Wanted: keep a list of `'static` words for the threads to come.
//! Refused: `label` is dropped at the end of `main`; a reference to it is not
//! `'static`, whatever the list promises.
//! Instead: `spawn_needs_static`, where leaking makes a reference `'static`.

use std::thread;

fn main() {
    let label = String::from("tea");
    let words: Vec<&'static str> = vec!["milk", &label]; //~ E0597
    //+ let words: Vec<&'static str> = vec!["milk", label.leak()];
    let counter = thread::spawn(move || words.concat().len());
    println!("{}", counter.join().expect("counting does not panic"));
}

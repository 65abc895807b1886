//! To share a value that no thread owns alone, give each thread an `Arc`.
//!
//! `Arc::clone` copies a pointer and adds one to a count. The value itself is
//! dropped by the last owner to let go, on whichever thread that is: here
//! `main` gives up its share first, so the catalogue ends with the reader.
//! Where the threads end before the value does, a borrow in `thread::scope`
//! needs no count at all.
//!
//! Prints:
//!
//! ```text
//! 3 owners
//! main lets go: 2 owners
//! reader 0 found tea at 0
//! reader 1 found sugar at 2
//! reader 1 was the last: the catalogue is dropped
//! ```

use std::sync::{Arc, mpsc};
use std::thread;

struct Catalogue(Vec<&'static str>);

pub fn main() {
    let catalogue = Arc::new(Catalogue(vec!["tea", "milk", "sugar"]));
    let mut readers = Vec::new();
    for (number, wanted) in ["tea", "sugar"].into_iter().enumerate() {
        let mine = Arc::clone(&catalogue);
        let (begin, may_begin) = mpsc::channel::<()>();
        let reader = thread::spawn(move || {
            may_begin.recv().expect("main lets every reader begin");
            let found = mine.0.iter().position(|item| *item == wanted);
            let place = found.expect("both are in the catalogue");
            println!("reader {number} found {wanted} at {place}");
            if Arc::into_inner(mine).is_some() {
                println!(
                    "reader {number} was the last: the catalogue is dropped"
                );
            }
        });
        readers.push((begin, reader));
    }
    println!("{} owners", Arc::strong_count(&catalogue));

    let watch = Arc::downgrade(&catalogue);
    drop(catalogue);
    println!("main lets go: {} owners", watch.strong_count());

    // One after the other, so that it is known who comes last.
    for (begin, reader) in readers {
        begin.send(()).expect("the reader is waiting");
        reader.join().expect("reading does not panic");
    }
    assert!(watch.upgrade().is_none());
}

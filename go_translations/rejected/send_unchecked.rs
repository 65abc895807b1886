//! A send whose outcome nobody looks at.
//!
//! Wanted: send to a reader that may have left, as in Go.
//! Refused: `send` returns an `Err` then, and a `Result` must be used. Without
//! the first line it is a warning.
//! Instead: `pipeline_early_exit`, where a stage ends at that `Err`.

#![deny(unused_must_use)]

use std::sync::mpsc::channel;

fn main() {
    let (numbers, reader) = channel();
    drop(reader);
    numbers.send(1); //~ unused_must_use
    //+ if numbers.send(1).is_err() {
    //+     println!("nobody reads");
    //+ }
}

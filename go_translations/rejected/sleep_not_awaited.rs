//! A `sleep` that nobody awaits does not sleep.
//!
//! Wanted: what `time.Sleep(d)` does in Go.
//! Refused: a future does nothing until it is awaited. The compiler warns; here
//! the warning is an error.
//! Instead: `time_timer`, which awaits it.

#![deny(unused_must_use)]

use std::time::Duration;
use tokio::time::sleep;

#[tokio::main]
async fn main() {
    sleep(Duration::from_millis(1)); //~ unused_must_use
    //+ sleep(Duration::from_millis(1)).await;
    println!("a millisecond later");
}

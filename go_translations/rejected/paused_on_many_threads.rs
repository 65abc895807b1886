//! The clock of a runtime with several threads cannot be paused.
//!
//! Wanted: a paused clock, on the runtime that the program uses.
//! Refused: the clock moves when every task waits, and only on a runtime of one
//! thread is it known when that is.
//! Instead: `testing_synctest`, on a runtime of one thread.

use std::time::Duration;
use tokio::time::sleep;

#[tokio::main(start_paused = true)] //~ "requires the `current_thread`"
//+ #[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    sleep(Duration::from_hours(1)).await;
    println!("an hour later");
}

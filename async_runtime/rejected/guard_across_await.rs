//! A `MutexGuard` that was used and dropped before an await is still refused.
//!
//! Wanted: count a sale, unlock with `drop`, and wait.
//! Refused: `*guard` borrows it; what was borrowed counts to its block's end.
//! Instead: `guard_before_await`, where the block ends first.

use std::sync::{Arc, Mutex};

use tokio::task::yield_now;

async fn sell(sold: Arc<Mutex<u32>>) {
    let mut guard = sold.lock().expect("selling does not panic");
    //+ {
    //+     let mut guard = sold.lock().expect("selling does not panic");
    *guard += 1;
    drop(guard);
    //+ }
    yield_now().await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let sold = Arc::new(Mutex::new(0));
    let sale = sell(Arc::clone(&sold));
    let seller = tokio::spawn(sale); //~ "future cannot be sent between threads"
    seller.await.expect("selling does not panic");
    println!("{sold:?}");
}

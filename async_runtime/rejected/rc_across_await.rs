//! A spawned task cannot keep an `Rc` while it waits.
//!
//! Wanted: share a price list between two parts of a task.
//! Refused: at the await the task may change threads, and the `Rc` with it.
//! Instead: `rc_stays_on_its_thread`, or an `Arc` as in the change here.

use std::rc::Rc;
//+ use std::sync::Arc;

use tokio::task::yield_now;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let sum = async {
        let prices = Rc::new([2, 3]);
        //+ let prices = Arc::new([2, 3]);
        let again = prices.clone();
        yield_now().await;
        println!("sum: {}", again.iter().sum::<u32>());
    };
    let task = tokio::spawn(sum); //~ "future cannot be sent between threads"
    task.await.expect("adding does not panic");
}

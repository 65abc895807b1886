//! What `borrow` returns from a `watch` is a lock: it may not meet an `.await`.
//!
//! Wanted: look at the temperature and report it, in a task.
//! Refused: the task could go on at another thread with the lock held.
//! Instead: `watch_latest`, which copies the value out in the same statement.

use tokio::sync::{mpsc, watch};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (_sensor, display) = watch::channel(21);
    let (report, mut reports) = mpsc::channel(1);
    let look = async move {
        let degrees = display.borrow();
        //+ let degrees = *display.borrow();
        report.send(*degrees).await
        //+ report.send(degrees).await
    };
    let task = tokio::spawn(look); //~ "future cannot be sent between threads"
    println!("{:?}", reports.recv().await);
    println!("{:?}", task.await.map(|sent| sent.is_ok()));
}

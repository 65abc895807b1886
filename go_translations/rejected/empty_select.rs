//! `tokio::select!` needs a branch: Go's `select {}` is `pending().await`.
//!
//! Wanted: wait forever, as `select {}` does in Go.
//! Refused: `select!` without a branch does not compile. An `.await` on
//! `pending()` never returns, and a time limit can still drop it.
//! Instead: `graceful_shutdown`, where an order waits in `pending()`.

use std::time::Duration;

use tokio::time::timeout;

async fn forever() {
    tokio::select! {} //~ "requires at least one branch"
    //+ std::future::pending::<()>().await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let hour = Duration::from_hours(1);
    println!("ended: {}", timeout(hour, forever()).await.is_ok());
}

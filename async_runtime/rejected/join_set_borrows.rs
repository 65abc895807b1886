//! A `JoinSet` is no scope: its tasks cannot borrow either.
//!
//! Wanted: fetch pages in tasks that read the name of the book.
//! Refused: dropping the set asks the tasks to stop and does not wait.
//! Instead: `join_set`, whose tasks own what they need.

use tokio::task::JoinSet;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let book = String::from("ledger");
    let mut fetching = JoinSet::new();
    for page in 1..=2 {
        let title = &book; //~ E0597
        //+ let title = book.clone();
        fetching.spawn(async move { format!("{title}, page {page}") });
    }
    println!("{:?}", fetching.join_all().await);
}

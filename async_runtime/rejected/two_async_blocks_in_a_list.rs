//! Two `async` blocks never have the same type, even if they read alike.
//!
//! Wanted: a list of two things to wait for.
//! Refused: a list has one type, and each block has its own.
//! Instead: `dyn_futures`, where each is in a box.

use futures::future::join_all;
//+ use futures::future::{FutureExt, join_all};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tea = async { 2 };
    //+ let tea = async { 2 }.boxed();
    let milk = async { 2 };
    //+ let milk = async { 2 }.boxed();
    let prices = join_all([tea, milk]).await; //~ E0308
    println!("{prices:?}");
}

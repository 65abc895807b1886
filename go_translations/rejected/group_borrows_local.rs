//! A task in a `JoinSet` cannot borrow a variable of the function around it.
//!
//! Wanted: tasks that use a local list, as the closures of an errgroup do.
//! Refused: a task may outlive the function; Go moves such a list to the heap,
//! here somebody has to own it.
//! Instead: `errgroup_first_error`, where each task owns what it uses.

use tokio::task::JoinSet;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let pages = vec!["index", "about"];
    let mut group = JoinSet::new();
    group.spawn(async { pages.len() }); //~ E0373
    //+ group.spawn(async move { pages.len() });
    println!("{:?}", group.join_all().await);
}

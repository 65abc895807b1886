//! A task may outlive the function that starts it, so it cannot borrow.
//!
//! Wanted: count the words of an order in a task of its own.
//! Refused: if the caller is dropped, the task goes on without the order.
//! Instead: `join_borrows`, where the futures end before their owner.

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let order = String::from("tea and milk");
    let counting = tokio::spawn(async { order.split(' ').count() }); //~ E0373
    //+ let counting = async { order.split(' ').count() };
    let (words, length) = tokio::join!(counting, async { order.len() });
    println!("{words:?} words, {length} bytes");
}

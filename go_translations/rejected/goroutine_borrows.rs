//! A task cannot borrow a local variable, as a goroutine does.
//!
//! Wanted: `go func() { letters <- len(customer) }()`, where Go moves the
//! variable to the heap and shares it.
//! Refused: the task may still run when this function has returned.
//! Instead: `goroutine`, where the task owns what it uses, by `move`.

#[tokio::main]
async fn main() {
    let customer = String::from("Ada");
    let counter = tokio::spawn(async { customer.len() }); //~ E0373
    //+ let counter = tokio::spawn(async move { customer.len() });
    let letters = counter.await.expect("counting does not panic");
    println!("{letters} letters");
}

//! An argument cannot be forgotten.
//!
//! Wanted: pack an order; which request it is for was left out.
//! Refused: the function says in its signature what it needs.
//! Instead: `context_value`, where the argument is given.

fn pack(order: u64, request: u64) -> String {
    format!("order {order} packed for request {request}")
}

fn main() {
    println!("{}", pack(7)); //~ E0061
    //+ println!("{}", pack(7, 42));
}

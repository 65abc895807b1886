//! A `move` closure that names a field of a boxed struct takes the whole box.
//!
//! Wanted: pack the lines in another thread, and keep the customer.
//! Refused: the closure captures the `Box` itself, so all that is in it moves.
//! Instead: `move_into_thread`, where the struct is in no box.

use std::thread;

struct Order {
    customer: String,
    lines: Vec<&'static str>,
}

fn main() {
    let order = Box::new(Order {
        customer: "Ada".to_owned(),
        lines: vec!["tea", "milk"],
    });
    //+ });
    //+ let order = *order;
    let packer = thread::spawn(move || order.lines.len());
    println!("{} waits", order.customer); //~ E0382
    let packed = packer.join().expect("counting does not panic");
    println!("{packed} lines packed");
}

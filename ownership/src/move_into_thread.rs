//! A value belongs to one thread at a time: `move` hands it over.
//!
//! What moves is what the closure names. Since edition 2021 that can be one
//! field: here the thread takes the lines of an order and `main` keeps the
//! customer. A type that implements `Drop` is never taken apart: moving the
//! text of a `Receipt` moves the whole receipt, and it ends over there.
//!
//! Prints:
//!
//! ```text
//! packing 3 lines
//! main still has the customer: Ada
//! printing tea, milk, sugar
//! the receipt is shredded by the printer
//! ```

use std::thread::{self, Builder};

struct Order {
    customer: String,
    lines: Vec<&'static str>,
}

struct Receipt {
    text: String,
}

impl Drop for Receipt {
    fn drop(&mut self) {
        let thread = thread::current();
        let name = thread.name().unwrap_or("a thread without a name");
        println!("the receipt is shredded by {name}");
    }
}

/// Packs the lines in another thread and returns who ordered them.
fn pack(order: Order) -> String {
    let packer = thread::spawn(move || {
        // Only `order.lines` is named here, so only that moved here.
        println!("packing {} lines", order.lines.len());
    });
    packer.join().expect("packing does not panic");
    order.customer
}

fn print(receipt: Receipt) {
    let printer = Builder::new()
        .name("the printer".to_owned())
        .spawn(move || println!("printing {}", receipt.text))
        .expect("the system has room for one more thread");
    printer.join().expect("printing does not panic");
}

pub fn main() {
    let order = Order {
        customer: "Ada".to_owned(),
        lines: vec!["tea", "milk", "sugar"],
    };
    let customer = pack(order);
    println!("main still has the customer: {customer}");
    print(Receipt {
        text: "tea, milk, sugar".to_owned(),
    });
}

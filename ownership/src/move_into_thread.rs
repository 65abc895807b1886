//! A value that is not shared belongs to one thread: `move` hands it over.
//!
//! What moves is what the closure names. Since edition 2021 that can be one
//! field: here the thread takes the lines of an order and `main` keeps the
//! customer. A type that implements `Drop` is never taken apart: moving the
//! text of a `Receipt` moves the whole receipt, and it ends over there (a
//! field that is `Copy` is copied, and the rest stays). A struct in a `Box`
//! moves whole, too (`--rejected boxed_struct`).
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

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread::{self, ThreadId};

    /// Sends the thread on which it is dropped.
    struct Tracked {
        number: u32,
        report: mpsc::Sender<ThreadId>,
    }

    impl Drop for Tracked {
        fn drop(&mut self) {
            let _ = self.report.send(thread::current().id());
        }
    }

    #[test]
    fn what_a_thread_keeps_is_dropped_there() {
        let (report, dropped_on) = mpsc::channel();
        let value = Tracked { number: 7, report };
        let keeper = thread::spawn(move || drop(value));
        let its_id = keeper.thread().id();
        keeper.join().expect("dropping does not panic");
        assert_eq!(dropped_on.try_recv(), Ok(its_id));
    }

    #[test]
    fn what_a_thread_sends_on_is_dropped_elsewhere() {
        let (report, dropped_on) = mpsc::channel();
        let (send_on, receive) = mpsc::channel();
        let value = Tracked { number: 7, report };
        let relay = thread::spawn(move || {
            send_on.send(value).expect("the receiver is kept");
        });
        relay.join().expect("sending does not panic");
        drop(receive.recv());
        assert_eq!(dropped_on.try_recv(), Ok(thread::current().id()));
    }

    #[test]
    fn a_copy_field_leaves_a_type_with_drop_where_it_is() {
        let (report, dropped_on) = mpsc::channel();
        let value = Tracked { number: 7, report };
        let reader = thread::spawn(move || value.number);
        assert_eq!(reader.join().expect("reading does not panic"), 7);
        assert!(dropped_on.try_recv().is_err());
        drop(value);
        assert_eq!(dropped_on.try_recv(), Ok(thread::current().id()));
    }
}

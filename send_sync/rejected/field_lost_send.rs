//! A new field takes Send away, and the assertion beside the type says so.
//!
//! Wanted: cache the customer's name in an order that threads handle.
//! Refused: at the assertion, not in some far-off caller of `spawn`.
//! Instead: `assert_send_sync`, which has the assertion and keeps to it.

use std::rc::Rc;
//+ use std::sync::Arc;

struct Order {
    customer: Rc<str>,
    //+ customer: Arc<str>,
}

const fn assert_send<T: Send>() {}
const _: () = assert_send::<Order>(); //~ E0277

fn main() {
    let order = Order {
        customer: "Ada".into(),
    };
    println!("{}", order.customer);
}

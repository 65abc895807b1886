//! Send and Sync come from the fields: what one field lacks, the type lacks.
//!
//! Nobody writes `impl Send for Order`. A struct, an enum, a tuple and the
//! captures of a closure are looked through field by field, and a generic
//! type once for each parameter it is used with. (Only an impl by hand says
//! otherwise: `raw_pointer_wrapper`.) A `PhantomData<F>` counts as a field of
//! type `F`: that is how to say no for a type whose real fields
//! would say yes. (`send_sync_table` shows how the compiler is asked.)
//!
//! Prints:
//!
//! ```text
//!                        Send   Sync
//! Order                  true   true
//! CountedOrder           true   false
//! SharedOrder            false  false
//! Payment                false  false
//! (Order, Payment)       false  false
//! Parcel<Order>          true   true
//! Parcel<CountedOrder>   true   false
//! Parcel<SharedOrder>    false  false
//! Ticket                 false  false
//! ```

#![expect(dead_code, reason = "only the types are looked at")]

use std::cell::Cell;
use std::marker::PhantomData;
use std::rc::Rc;

struct Asked<T>(PhantomData<T>);

impl<T: Send> Asked<T> {
    const SEND: bool = true;
}

impl<T: Sync> Asked<T> {
    const SYNC: bool = true;
}

trait Otherwise {
    const SEND: bool = false;
    const SYNC: bool = false;
}

impl<T> Otherwise for Asked<T> {}

struct Order {
    customer: String,
    lines: Vec<u32>,
}

struct CountedOrder {
    order: Order,
    looked_at: Cell<u32>,
}

struct SharedOrder {
    order: Order,
    customer: Rc<str>,
}

/// One variant that holds an `Rc` is enough.
enum Payment {
    Cash(u32),
    Account(Rc<str>),
}

struct Parcel<T> {
    weight: u32,
    content: T,
}

/// A number and nothing else, but only its own thread may use it.
struct Ticket {
    number: u32,
    stays_here: PhantomData<*const ()>,
}

macro_rules! print_answers {
    ($($type:ty),+ $(,)?) => {$(
        let (send, sync) = (Asked::<$type>::SEND, Asked::<$type>::SYNC);
        println!("{:22} {send:5}  {sync}", stringify!($type));
    )+};
}

pub fn main() {
    println!("{:22} Send   Sync", "");
    print_answers![
        Order,
        CountedOrder,
        SharedOrder,
        Payment,
        (Order, Payment),
        Parcel<Order>,
        Parcel<CountedOrder>,
        Parcel<SharedOrder>,
        Ticket,
    ];
}

#[cfg(test)]
mod tests {
    use super::Order;

    fn is_send_and_sync(_: &(impl Send + Sync)) {}

    #[test]
    fn a_closure_is_what_it_captures() {
        let order = Order {
            customer: "Ada".to_owned(),
            lines: vec![3, 5],
        };
        let total = move || order.lines.iter().sum::<u32>();
        is_send_and_sync(&total);
        assert_eq!(total(), 8);
    }
}

//! Orders read from a file have a state that no compiler knows: use an enum.
//!
//! `Order<Open>` and `Order<Paid>` are two types, so one `Vec` cannot hold
//! both. The enum holds either, and a `match` is the door back: inside an arm
//! the state is known again and only its calls exist. Keep the enum at the
//! edge (files, messages, a list of all orders) and the types where the work
//! is done. If nearly every call begins with that `match`, the types carry
//! nothing: then a field and a `Result` are the plainer choice.
//!
//! Prints:
//!
//! ```text
//! order 7 is open: pay first
//! order 7 shipped
//! order 8 shipped
//! not an order: 9 eaten
//! ```

use std::marker::PhantomData;

pub struct Open;
pub struct Paid;

pub struct Order<State> {
    number: u32,
    state: PhantomData<State>,
}

pub enum AnyOrder {
    Open(Order<Open>),
    Paid(Order<Paid>),
}

impl Order<Open> {
    pub fn pay(self) -> Order<Paid> {
        order(self.number)
    }
}

impl Order<Paid> {
    pub fn ship(self) -> String {
        format!("order {} shipped", self.number)
    }
}

fn order<State>(number: u32) -> Order<State> {
    Order {
        number,
        state: PhantomData,
    }
}

/// Where a state is read, it is checked, once.
pub fn read(row: &str) -> Result<AnyOrder, String> {
    let fault = || format!("not an order: {row}");
    let (number, state) = row.split_once(' ').ok_or_else(fault)?;
    let number = number.parse().map_err(|_| fault())?;
    match state {
        "open" => Ok(AnyOrder::Open(order(number))),
        "paid" => Ok(AnyOrder::Paid(order(number))),
        _ => Err(fault()),
    }
}

pub fn main() {
    let rows = ["7 open", "8 paid", "9 eaten"];
    for row in rows {
        match read(row) {
            Ok(AnyOrder::Open(order)) => {
                println!("order {} is open: pay first", order.number);
                println!("{}", order.pay().ship());
            }
            Ok(AnyOrder::Paid(order)) => println!("{}", order.ship()),
            Err(fault) => println!("{fault}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AnyOrder, read};

    #[test]
    fn a_state_is_read_or_the_row_is_refused() {
        assert!(matches!(read("1 open"), Ok(AnyOrder::Open(_))));
        assert!(matches!(read("1 paid"), Ok(AnyOrder::Paid(_))));
        for row in ["", "1", "open 1", "1 shipped", "1 open now"] {
            assert!(read(row).is_err(), "{row}");
        }
    }
}

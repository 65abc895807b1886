//! A list holds items of one type, and two states are two types.
//!
//! Wanted: all orders in one list, open and paid ones.
//! Refused: the first element makes it a list of open orders.
//! Instead: `state_known_at_run_time`, with an enum of the states.

use std::marker::PhantomData;

struct Open;
struct Paid;

struct Order<State>(u32, PhantomData<State>);

impl Order<Open> {
    fn pay(self) -> Order<Paid> {
        Order(self.0, PhantomData)
    }
}

fn main() {
    let seven = Order(7, PhantomData::<Open>);
    let eight = Order(8, PhantomData::<Open>).pay();
    let orders = [seven, eight]; //~ E0308
    //+ let orders = [seven.pay(), eight];
    println!("{}", orders.map(|order| order.0).len());
}

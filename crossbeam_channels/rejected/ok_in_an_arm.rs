//! The arm of `select!` gets a `Result`, and its pattern has to take both.
//!
//! Wanted: an arm that is for messages, and not for the end of the channel.
//! Refused: an arm that is ready runs; `Ok(order)` leaves out the closed one.
//! Instead: `select_loop`, where the end of a channel has something to do.

use crossbeam::channel::unbounded;
use crossbeam::select;

fn main() {
    let (till, orders) = unbounded();
    till.send("soup").expect("`orders` is here");
    select! {
        recv(orders) -> Ok(order) => println!("cooking {order}"), //~ E0005
        //+ recv(orders) -> order => println!("cooking {order:?}"),
    }
}

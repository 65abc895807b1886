//! A `match` without a `_` arm names the event that nobody handles.
//!
//! Wanted: add refunds to a loop over orders, and forget the loop.
//! Refused: `match` wants an arm for each variant; a `_` would hide this one. A
//! `select`, in Go and in Rust, wants nothing of the kind: a channel it does
//! not name is never read.
//! Instead: `select`, which has a branch for each.

enum Event {
    Order(u32),
    Refund(u32),
}

fn main() {
    let mut sum = 0;
    for event in [Event::Order(3), Event::Refund(1)] {
        match event { //~ E0004
            Event::Order(price) => sum += price,
            //+ Event::Order(price) => sum += price,
            //+ Event::Refund(price) => sum -= price,
        }
    }
    println!("{sum}");
}

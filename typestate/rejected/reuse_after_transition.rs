//! A ticket that was used is gone.
//!
//! Wanted: enter twice on one ticket.
//! Refused: `enter` takes the ticket itself, and it is no copy.
//! Instead: `state_machine`, where each step works on what the last returned.

struct Paid;

impl Paid {
    fn enter(self) -> &'static str {
        "enters"
    }
}

fn main() {
    let ticket = Paid;
    println!("one {}", ticket.enter());
    println!("one {}", ticket.enter()); //~ E0382
    //+ println!("one {}", Paid.enter());
}

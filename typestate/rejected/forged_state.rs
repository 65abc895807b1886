//! Outside its module no safe code builds a ticket in a state of its choice.
//!
//! Wanted: a paid ticket, without paying.
//! Refused: its field is private, so no ticket can be written down here.
//! Instead: `state_machine`, whose module has one way in and one way on.

mod tickets {
    pub struct Open;
    pub struct Paid;

    pub struct Ticket<State> {
        state: State,
    }

    pub fn issue() -> Ticket<Open> {
        Ticket { state: Open }
    }

    impl Ticket<Open> {
        pub fn pay(self, cents: u32) -> Ticket<Paid> {
            let Open = self.state;
            println!("{cents} cents go into the till");
            Ticket { state: Paid }
        }
    }

    impl Ticket<Paid> {
        pub fn enter(self) {
            let Paid = self.state;
            println!("one enters");
        }
    }
}

fn main() {
    tickets::issue().pay(900).enter();
    let state = tickets::Paid;
    //+
    let paid = tickets::Ticket { state }; //~ E0451
    //+ let paid = tickets::issue().pay(900);
    paid.enter();
}

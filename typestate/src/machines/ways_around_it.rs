//! What undoes a ticket that must be paid for: its own module, and `Clone`.
//!
//! Wrong on purpose. The type says `Ticket<Paid>`, and nobody paid:
//!
//! - Privacy ends at the module, and a module inside sees what its parents
//!   keep private. Anything written there can build a ticket in any state.
//!   So the module of a machine holds the machine and nothing else.
//! - A transition consumes one value. With `Clone` there are two: one is
//!   used, and the other is still paid for. A machine whose steps count must
//!   not be `Clone` or `Copy`.
//!
//! Prints:
//!
//! ```text
//! one enters for 900 cents, 0 in the till
//! one enters for 900 cents, 900 in the till
//! one enters for 900 cents, 900 in the till
//! ```

mod tickets {
    use std::marker::PhantomData;

    // The second hole: the derived `Clone` of a ticket asks for that of its
    // state, and both are here.
    #[derive(Clone)]
    pub struct Paid;
    pub struct Open;

    #[derive(Clone)]
    pub struct Ticket<State> {
        cents: u32,
        state: PhantomData<State>,
    }

    impl Ticket<Open> {
        pub fn new(cents: u32) -> Self {
            Ticket {
                cents,
                state: PhantomData,
            }
        }

        pub fn pay(self, till: &mut u32) -> Ticket<Paid> {
            *till += self.cents;
            Ticket {
                cents: self.cents,
                state: PhantomData,
            }
        }
    }

    impl Ticket<Paid> {
        pub fn enter(self) -> String {
            format!("enters for {} cents", self.cents)
        }
    }

    pub mod cloakroom {
        use std::marker::PhantomData;

        use super::{Paid, Ticket};

        // The first hole: this file may name the private fields.
        pub fn found_on_the_floor() -> Ticket<Paid> {
            Ticket {
                cents: 900,
                state: PhantomData,
            }
        }
    }
}

use tickets::{Ticket, cloakroom};

pub fn main() {
    let mut till = 0;

    let forged = cloakroom::found_on_the_floor();
    println!("one {}, {till} in the till", forged.enter());

    let paid = Ticket::new(900).pay(&mut till);
    let copy = paid.clone();
    println!("one {}, {till} in the till", paid.enter());
    println!("one {}, {till} in the till", copy.enter());
}

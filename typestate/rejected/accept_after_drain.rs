//! A shop that drains has no `accept`.
//!
//! Wanted: one order more while the rest is served.
//! Refused: `accept` is a method of the phase before.
//! Instead: `shutdown_phases`, where all is accepted and then drained.

struct Accepting(Vec<u32>);
struct Draining(Vec<u32>);

impl Accepting {
    fn accept(&mut self, order: u32) {
        self.0.push(order);
    }

    fn drain(self) -> Draining {
        Draining(self.0)
    }
}

fn main() {
    let mut shop = Accepting(Vec::new());
    shop.accept(7);
    let mut shop = shop.drain();
    //+
    shop.accept(8); //~ E0599
    //+ let shop = shop.drain();
    println!("{} left to serve", shop.0.len());
}

//! A refused program with a fault in it.
//!
//! Wanted: to see the check go red.
//! Refused: for a reason that the check must see.
//! Instead: `named_twice`.

fn main() {
    let tea = String::from("tea");
    drop(tea); //~ E0382
    drop(tea);
    //+
}

//! A type with `Drop` cannot be taken apart.
//!
//! Wanted: commit a transfer and give its entries to the caller.
//! Refused: `drop` will run on the transfer and must find all its fields.
//! Instead: `drop_finishes`, which leaves an empty list in their place.

struct Transfer {
    cents: Vec<i64>,
}

impl Transfer {
    fn commit(mut self) -> Vec<i64> {
        self.cents.sort_unstable();
        self.cents //~ E0509
        //+ std::mem::take(&mut self.cents)
    }
}

impl Drop for Transfer {
    fn drop(&mut self) {
        println!("dropped with {:?}", self.cents);
    }
}

fn main() {
    let cents = vec![900, -900];
    println!("{:?}", Transfer { cents }.commit());
}

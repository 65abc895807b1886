//! A transfer that is dropped where it is made is warned of, if asked to be.
//!
//! Wanted: move money in one line.
//! Refused: the type is `#[must_use]`, and this program denies that warning.
//! Instead: `forgotten_last_step`, which also shows where it stays silent.

#![deny(unused_must_use)]

#[must_use = "an open transfer does nothing until it is committed"]
struct Transfer {
    cents: i64,
}

impl Transfer {
    fn commit(self) {
        println!("moved {} cents", self.cents);
    }
}

fn begin(cents: i64) -> Transfer {
    Transfer { cents }
}

fn main() {
    begin(-1).commit();
    begin(900); //~ unused_must_use
    //+ begin(900).commit();
}

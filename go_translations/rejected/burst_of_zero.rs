//! A bucket that never lets anything pass.
//!
//! Wanted: a burst of 0, which in Go compiles and allows nothing.
//! Refused: a burst is a `NonZero`; made in a constant, it is checked by the
//! compiler.
//! Instead: `token_bucket`, with a burst of 3.

use std::num::NonZero;

const BURST: NonZero<u32> = NonZero::new(0).expect("not 0"); //~ E0080
//+ const BURST: NonZero<u32> = NonZero::new(3).expect("not 0");

fn main() {
    println!("{BURST} at once");
}

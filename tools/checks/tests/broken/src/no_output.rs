//! An example with a fault in it.

pub fn main() {}

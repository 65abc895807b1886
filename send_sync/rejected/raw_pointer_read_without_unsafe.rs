//! To read through a raw pointer takes `unsafe`.
//!
//! Wanted: print what a pointer points to.
//! Refused: it may point to nothing, or to what another thread is changing.
//! Instead: `raw_pointer_wrapper`, where each such read says why it may.

fn main() {
    let price = 7;
    let pointer = &raw const price;
    println!("{}", *pointer); //~ E0133
    //+ // SAFETY: `price` is there, and nobody changes it.
    //+ println!("{}", unsafe { *pointer });
}

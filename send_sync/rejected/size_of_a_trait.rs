//! `dyn Send` has no size: it may be any value that is Send.
//!
//! Wanted: see that Send takes no room.
//! Refused: a trait says something about types, and is none. `dyn Send` is a
//! type, of values that differ in size.
//! Instead: `assert_send_sync`, which asks for the size of a marker type.

//+ use std::marker::PhantomData;

fn main() {
    println!("{}", size_of::<dyn Send>()); //~ E0277
    //+ println!("{}", size_of::<PhantomData<u32>>());
}

//! A marker trait is no type, so it has no size.
//!
//! Wanted: see that Send takes no room.
//! Refused: a trait says something about types, and is none.
//! Instead: `assert_send_sync`, which asks for the size of a marker type.

//+ use std::marker::PhantomData;

fn main() {
    println!("{}", size_of::<dyn Send>()); //~ E0277
    //+ println!("{}", size_of::<PhantomData<u32>>());
}

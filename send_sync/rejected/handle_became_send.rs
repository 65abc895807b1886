//! A type that must not be Send became Send, and the assertion says so.
//!
//! Wanted: drop a marker that seemed to do nothing.
//! Refused: with Send, two impls of `Ambiguous` fit, and no one is chosen.
//! Instead: `assert_send_sync`, where the marker stands.

use std::marker::PhantomData;

struct WindowHandle(PhantomData<u32>);
//+ struct WindowHandle(PhantomData<*const u32>);

trait Ambiguous<Because> {
    fn ask() {}
}
impl<T> Ambiguous<()> for T {}
impl<T: Send> Ambiguous<u8> for T {}

fn main() {
    <WindowHandle as Ambiguous<_>>::ask(); //~ E0283
    println!("{:?}", WindowHandle(PhantomData).0);
}

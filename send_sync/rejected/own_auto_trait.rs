//! A trait that a type gets from its fields, as Send, is not yours to declare.
//!
//! Wanted: one more marker like Send and Sync.
//! Refused: `auto` is kept for std, and for the nightly compiler.
//! Instead: `assert_send_sync`, where a name stands for bounds that exist.

auto trait ThreadSafe {} //~ E0658
//+ trait ThreadSafe: Send + Sync {}
//+ impl<T: Send + Sync> ThreadSafe for T {}

fn share(_: impl ThreadSafe) {}

fn main() {
    share(7);
}

//! A hole in the compiler: safe code makes any borrow last forever.
//!
//! rust-lang/rust#25860. `shorten` may turn a `&'long T` into a `&'short T`
//! because its other argument, `&'short &'long ()`, implies that `'long`
//! outlives `'short`. When `shorten` becomes a function pointer with other
//! lifetimes, the compiler forgets that condition.
//!
//! Here a thread reads a local of `main` through a `&'static String`, which is
//! harmless because it is joined in time. With `outlive_mut`, two threads could
//! have a `&mut` to one number, which is a data race: that is compiled here and
//! never called. Nobody writes this by accident.

#![forbid(unsafe_code)]

use std::thread;

fn shorten<'short, 'long, T>(
    _implies: &'short &'long (),
    value: &'long T,
) -> &'short T {
    value
}

fn outlive<'long, T>(value: &T) -> &'long T {
    let forgets: fn(&'static &'static (), &T) -> &'long T = shorten;
    forgets(&&(), value)
}

fn shorten_mut<'short, 'long, T>(
    _implies: &'short &'long (),
    value: &'long mut T,
) -> &'short mut T {
    value
}

pub fn outlive_mut<'long, T>(value: &mut T) -> &'long mut T {
    let forgets: fn(&'static &'static (), &mut T) -> &'long mut T =
        shorten_mut;
    forgets(&&(), value)
}

/// Would be a data race: two threads add to one plain number.
pub fn race() -> u64 {
    let mut visits = 0;
    let doors = [(); 2].map(|()| {
        let visits: &'static mut u64 = outlive_mut(&mut visits);
        thread::spawn(move || *visits += 1)
    });
    for door in doors {
        door.join().expect("counting does not panic");
    }
    visits
}

fn main() {
    let order = String::from("3 tea");
    let here = (&raw const order).addr();

    let forever: &'static String = outlive(&order);
    let reader = thread::spawn(move || {
        let there = (&raw const *forever).addr();
        (forever.len(), there)
    });
    let (length, there) = reader.join().expect("reading does not panic");
    println!("the thread read {length} bytes of a local of main");
    println!("at the address it has in main: {}", here == there);

    drop(order);
    // Still in scope, and of a type that says it may be read forever.
    let _dangling: &'static String = forever;
}

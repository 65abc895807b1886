//! A type that owns through a raw pointer is Send once you promise it.
//!
//! The compiler cannot see who else has a raw pointer, so a type that holds
//! one is neither Send nor Sync. If you know better, `unsafe impl` says so,
//! and the SAFETY comment is the proof that nobody will check for you. The
//! bounds belong to the promise: an `Owned<Rc<u32>>` must not travel either.
//! This is a small `Box`. Use `Box`, and this form for memory that comes from
//! elsewhere: a C library, a mapped file.
//!
//! Prints:
//!
//! ```text
//! changed by another thread: ["tea", "milk", "sugar"]
//! read by two at once, longest: 5 letters
//! ```

#![expect(unsafe_code, reason = "the lesson is what a promise rests on")]

use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;
use std::thread;

pub struct Owned<T> {
    /// From a `Box`, and in no other `Owned`.
    pointer: NonNull<T>,
}

// SAFETY: no other pointer to the value is kept anywhere, so to move an
// `Owned<T>` is to move the `T`, which `T: Send` allows.
unsafe impl<T: Send> Send for Owned<T> {}

// SAFETY: through `&Owned<T>` there is only `&T` to be had, by `deref`; to
// share that is what `T: Sync` allows.
unsafe impl<T: Sync> Sync for Owned<T> {}

impl<T> Owned<T> {
    pub fn new(value: T) -> Self {
        let pointer = NonNull::from(Box::leak(Box::new(value)));
        Self { pointer }
    }
}

impl<T> Deref for Owned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: it is valid until `drop`; `&self` keeps writers away.
        unsafe { self.pointer.as_ref() }
    }
}

impl<T> DerefMut for Owned<T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: it is valid until `drop`; `&mut self` keeps all others
        // away.
        unsafe { self.pointer.as_mut() }
    }
}

impl<T> Drop for Owned<T> {
    fn drop(&mut self) {
        // SAFETY: `new` got it from a `Box`, and this is the only `drop`.
        drop(unsafe { Box::from_raw(self.pointer.as_ptr()) });
    }
}

pub fn main() {
    let mut lines = Owned::new(vec!["tea", "milk"]);
    let packer = thread::spawn(move || {
        lines.push("sugar");
        lines
    });
    let lines = packer.join().expect("packing does not panic");
    println!("changed by another thread: {:?}", *lines);

    let longest = thread::scope(|s| {
        let first = s.spawn(|| lines[0].len());
        let last = s.spawn(|| lines[2].len());
        let both = [first, last].map(|t| t.join().expect("it only reads"));
        both.into_iter().max().expect("there are two")
    });
    println!("read by two at once, longest: {longest} letters");
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::Owned;

    const fn is_send<T: Send>() {}
    const fn is_sync<T: Sync>() {}

    macro_rules! is_not {
        ($trait:ident, $type:ty) => {
            const _: fn() = || {
                trait Ambiguous<Because> {
                    fn ask() {}
                }
                impl<T> Ambiguous<()> for T {}
                impl<T: $trait> Ambiguous<u8> for T {}
                <$type as Ambiguous<_>>::ask();
            };
        };
    }

    const _: () = is_send::<Owned<Cell<u32>>>();
    const _: () = is_sync::<Owned<u32>>();
    is_not!(Sync, Owned<Cell<u32>>);
    is_not!(Send, Owned<Rc<u32>>);
    is_not!(Sync, Owned<Rc<u32>>);

    #[test]
    fn drops_what_it_owns_once() {
        let watched = Rc::new(());
        let owned = Owned::new(Rc::clone(&watched));
        assert_eq!(Rc::strong_count(&owned), 2);
        drop(owned);
        assert_eq!(Rc::strong_count(&watched), 1);
    }
}

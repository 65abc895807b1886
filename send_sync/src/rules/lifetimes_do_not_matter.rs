//! How long a borrow lives does not decide whether it is Send.
//!
//! `Excerpt<'a>` is Send for every `'a`, since `str` is Sync. (Only an `impl`
//! by hand can make it depend: `impl_for_static_only`.) What `spawn` asks is
//! `'static`, since nobody knows when the thread ends: a bound of its own,
//! with errors of its own. A scope asks for less: the borrow only has to
//! outlive the scope. Type parameters are another matter: `Vec<i32>` is Send, a
//! `Vec<Rc<i32>>` is not.
//!
//! Prints:
//!
//! ```text
//! a borrow of a local, in a scope: 1 word
//! a literal, in a thread of its own: 3 words
//! ```

use std::thread;

#[derive(Clone, Copy)]
pub struct Excerpt<'a> {
    pub text: &'a str,
}

const fn is_send_and_sync<T: Send + Sync>(_: &T) {}

/// Works for every lifetime, and so does the assertion in it.
pub fn words(excerpt: Excerpt<'_>) -> usize {
    is_send_and_sync(&excerpt);
    excerpt.text.split_whitespace().count()
}

pub fn main() {
    let letter = String::from("two pounds of tea");
    let excerpt = Excerpt {
        text: &letter[4..10],
    };
    let count = thread::scope(|s| {
        let counter = s.spawn(|| words(excerpt));
        counter.join().expect("counting does not panic")
    });
    println!("a borrow of a local, in a scope: {count} word");

    let lasting = Excerpt {
        text: "no tea left",
    };
    let counter = thread::spawn(move || words(lasting));
    let count = counter.join().expect("counting does not panic");
    println!("a literal, in a thread of its own: {count} words");
}

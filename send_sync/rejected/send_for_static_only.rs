//! Where Send was promised for `'static` alone, a shorter borrow is refused.
//!
//! Wanted: send a label cut from a local `String` to a scoped thread.
//! Refused: the promise was made for labels of what lives for ever.
//! Instead: `impl_for_static_only`, where such a label stays at home.

use std::marker::PhantomData;
use std::thread;

struct Label<'a>(*const str, PhantomData<&'a str>);

// SAFETY: the text lives for ever and nobody can change it.
unsafe impl Send for Label<'static> {}

fn label(text: &str) -> Label<'_> {
    Label(text, PhantomData)
}

fn main() {
    let name = String::from("sugar");
    //+ let name = "sugar";
    let label = label(&name); //~ E0597
    //+ let label = label(name);
    thread::scope(|s| {
        s.spawn(|| {
            let whole = label;
            println!("{}, {:?}", whole.0.is_null(), whole.1);
        });
    });
    println!("{name}");
}

//! One line asserts that a type of yours is Send and Sync, or that it is not.
//!
//! Send and Sync have no methods: there is nothing to call, only a bound to
//! meet. A `const` that calls a function with that bound is checked in every
//! build, even if nothing sends the type yet. `ThreadSafe` is a name for
//! several bounds at once. The opposite, `assert_not_send!`, is for a type
//! whose soundness rests on staying where it is: it stops compiling once two
//! impls fit.
//! At run time the markers weigh nothing: a `Box<dyn Fn()>` is as large with
//! them as without.
//!
//! Prints:
//!
//! ```text
//! Catalogue of 1 item: Send and Sync
//! WindowHandle 0: not Send
//! its marker takes 0 bytes
//! boxed closures, marked or not, same size: true
//! ```

use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Mutex;

pub struct Catalogue {
    pub items: Mutex<Vec<String>>,
}

/// Belongs to the window's thread, as handles of many toolkits do.
#[derive(Default)]
pub struct WindowHandle {
    pub number: u32,
    _not_send: PhantomData<Rc<()>>,
}

pub trait ThreadSafe: Send + Sync + 'static {}
impl<T: Send + Sync + 'static> ThreadSafe for T {}

const fn assert_thread_safe<T: ThreadSafe>() {}

macro_rules! assert_not_send {
    ($type:ty) => {
        const _: fn() = || {
            trait Ambiguous<Because> {
                fn ask() {}
            }
            impl<T> Ambiguous<()> for T {}
            impl<T: Send> Ambiguous<u8> for T {}
            <$type as Ambiguous<_>>::ask();
        };
    };
}

const _: () = assert_thread_safe::<Catalogue>();
assert_not_send!(WindowHandle);

pub fn main() {
    let catalogue = Catalogue {
        items: Mutex::new(vec!["tea".to_owned()]),
    };
    let items = catalogue.items.lock().expect("nobody panicked");
    println!("Catalogue of {} item: Send and Sync", items.len());

    let window = WindowHandle::default();
    println!("WindowHandle {}: not Send", window.number);
    println!(
        "its marker takes {} bytes",
        size_of::<PhantomData<Rc<()>>>()
    );

    let marked = size_of::<Box<dyn Fn() + Send + Sync>>();
    let bare = size_of::<Box<dyn Fn()>>();
    println!(
        "boxed closures, marked or not, same size: {}",
        marked == bare
    );
}

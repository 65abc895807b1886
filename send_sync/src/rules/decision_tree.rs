//! Is my type Send and Sync? The questions to ask, with a type for each answer.
//!
//! Ask them of every field: the type has what all of them have, if no impl by
//! hand says otherwise. All types below are of std or around one. The last
//! column is the compiler's (`send_sync_table` shows how it is asked). It is
//! often said that a type which does not change is Sync, and that one without
//! pointers is Send: `Mapped` never changes and is neither; `String`, `Box`
//! and `Arc` are full of pointers and can be both.
//!
//! Prints:
//!
//! ```text
//! What may change behind a shared reference?
//!   nothing                            Price    Send and Sync
//!   nothing, but a raw pointer         Mapped   neither
//!   a Cell or RefCell of Send          Visits   Send
//!   a Mutex of Send                    Till     Send and Sync
//!   a Mutex of what is not Send        Safe     neither
//!   an RwLock of Send and Sync         Menu     Send and Sync
//!   an RwLock of what is only Send     Board    Send
//!   a OnceLock of what is only Send    Opening  Send
//!   an atomic                          Hits     Send and Sync
//!   an atomic, and a raw pointer       Route    neither
//! Who owns what it reaches?
//!   it does: as its contents           Basket   Send and Sync
//!   many, by Rc                        Family   neither
//!   many, by Arc of Send and Sync      Team     Send and Sync
//!   many, by Arc of what is only Send  Spies    neither
//!   another, lent by & of Sync         Reader   Send and Sync
//!   another, lent by & of not Sync     Peeker   neither
//!   another, lent by &mut of only Send Editor   Send
//! What else is in it?
//!   a guard of what is Sync            Cashier  Sync
//!   the receiving end of a channel     Inbox    Send
//!   dyn: what stands behind the +      Hook     neither
//!   the same with + Send               Job      Send
//!   a marker that says no              Window   neither
//! ```

use std::marker::PhantomData;

struct Asked<T>(PhantomData<T>);

impl<T: Send> Asked<T> {
    const SEND: bool = true;
}

impl<T: Sync> Asked<T> {
    const SYNC: bool = true;
}

trait Otherwise {
    const SEND: bool = false;
    const SYNC: bool = false;
}

impl<T> Otherwise for Asked<T> {}

mod shop {
    #![expect(dead_code, reason = "only the types are looked at")]

    use std::cell::Cell;
    use std::marker::PhantomData;
    use std::rc::Rc;
    use std::sync::atomic::AtomicU32;
    use std::sync::mpsc::Receiver;
    use std::sync::{Arc, Mutex, MutexGuard, OnceLock, RwLock};

    pub struct Price(u32);
    pub struct Mapped(*const u8);
    pub struct Visits(Cell<u32>);
    pub struct Till(Mutex<Cell<u32>>);
    pub struct Safe(Mutex<Rc<u32>>);
    pub struct Menu(RwLock<u32>);
    pub struct Board(RwLock<Cell<u32>>);
    pub struct Opening(OnceLock<Cell<u32>>);
    pub struct Hits(AtomicU32);
    pub struct Route(AtomicU32, *const u8);
    pub struct Basket(Vec<String>);
    pub struct Family(Rc<u32>);
    pub struct Team(Arc<u32>);
    pub struct Spies(Arc<Cell<u32>>);
    pub struct Reader<'a>(&'a u32);
    pub struct Peeker<'a>(&'a Cell<u32>);
    pub struct Editor<'a>(&'a mut Cell<u32>);
    pub struct Cashier<'a>(MutexGuard<'a, u32>);
    pub struct Inbox(Receiver<u32>);
    pub struct Hook(Box<dyn Fn()>);
    pub struct Job(Box<dyn FnOnce() + Send>);
    pub struct Window(u32, PhantomData<*const ()>);
}

fn branch(question: &str, name: &str, send: bool, sync: bool) {
    let answer = match (send, sync) {
        (true, true) => "Send and Sync",
        (true, false) => "Send",
        (false, true) => "Sync",
        (false, false) => "neither",
    };
    println!("  {question:34} {name:8} {answer}");
}

macro_rules! branches {
    ($($heading:literal { $($question:literal => $type:ident,)+ })+) => {$(
        println!("{}", $heading);
        $(branch(
            $question,
            stringify!($type),
            Asked::<shop::$type>::SEND,
            Asked::<shop::$type>::SYNC,
        );)+
    )+};
}

pub fn main() {
    branches! {
        "What may change behind a shared reference?" {
            "nothing" => Price,
            "nothing, but a raw pointer" => Mapped,
            "a Cell or RefCell of Send" => Visits,
            "a Mutex of Send" => Till,
            "a Mutex of what is not Send" => Safe,
            "an RwLock of Send and Sync" => Menu,
            "an RwLock of what is only Send" => Board,
            "a OnceLock of what is only Send" => Opening,
            "an atomic" => Hits,
            "an atomic, and a raw pointer" => Route,
        }
        "Who owns what it reaches?" {
            "it does: as its contents" => Basket,
            "many, by Rc" => Family,
            "many, by Arc of Send and Sync" => Team,
            "many, by Arc of what is only Send" => Spies,
            "another, lent by & of Sync" => Reader,
            "another, lent by & of not Sync" => Peeker,
            "another, lent by &mut of only Send" => Editor,
        }
        "What else is in it?" {
            "a guard of what is Sync" => Cashier,
            "the receiving end of a channel" => Inbox,
            "dyn: what stands behind the +" => Hook,
            "the same with + Send" => Job,
            "a marker that says no" => Window,
        }
    }
}

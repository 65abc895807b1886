//! What `Arc<T>`, `Mutex<T>` and others ask of `T` to be Send and Sync.
//!
//! Four types stand for all: `i32` is Send and Sync, `Cell<i32>` only Send,
//! `MutexGuard<i32>` only Sync, `Rc<i32>` neither. The compiler says what a
//! wrapper makes of each (`send_sync_table` shows how it is asked), and those
//! four answers are the rule. Read it aloud: `RwLock<T>` is Sync if `T` is
//! Send and Sync; `MutexGuard<T>` is never Send.
//!
//! Prints:
//!
//! ```text
//!                               Send if         Sync if
//! Box<T>                        T: Send         T: Sync
//! Vec<T>                        T: Send         T: Sync
//! Option<T>                     T: Send         T: Sync
//! PhantomData<T>                T: Send         T: Sync
//! &'static T                    T: Sync         T: Sync
//! &'static mut T                T: Send         T: Sync
//! Rc<T>                         never           never
//! Arc<T>                        T: Send + Sync  T: Send + Sync
//! Weak<T>                       T: Send + Sync  T: Send + Sync
//! Cell<T>                       T: Send         never
//! RefCell<T>                    T: Send         never
//! OnceCell<T>                   T: Send         never
//! Mutex<T>                      T: Send         T: Send
//! MutexGuard<'static, T>        never           T: Sync
//! RwLock<T>                     T: Send         T: Send + Sync
//! RwLockReadGuard<'static, T>   never           T: Sync
//! RwLockWriteGuard<'static, T>  never           T: Sync
//! OnceLock<T>                   T: Send         T: Send + Sync
//! LazyLock<T>                   T: Send         T: Send + Sync
//! Sender<T>                     T: Send         T: Send
//! SyncSender<T>                 T: Send         T: Send
//! Receiver<T>                   T: Send         never
//! JoinHandle<T>                 always          always
//! AtomicPtr<T>                  always          always
//! *const T                      never           never
//! NonNull<T>                    never           never
//! fn(T) -> T                    always          always
//! ```

use std::cell::{Cell, OnceCell, RefCell};
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::rc::Rc;
use std::sync::atomic::AtomicPtr;
use std::sync::mpsc::{Receiver, Sender, SyncSender};
use std::sync::{
    Arc, LazyLock, Mutex, MutexGuard, OnceLock, RwLock, RwLockReadGuard,
    RwLockWriteGuard, Weak,
};
use std::thread::JoinHandle;

struct Asked<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized + Send> Asked<T> {
    const SEND: bool = true;
}

impl<T: ?Sized + Sync> Asked<T> {
    const SYNC: bool = true;
}

trait Otherwise {
    const SEND: bool = false;
    const SYNC: bool = false;
}

impl<T: ?Sized> Otherwise for Asked<T> {}

type SyncOnly = MutexGuard<'static, i32>;

/// The answers for `T` = `i32`, `Cell<i32>`, `MutexGuard<i32>`, `Rc<i32>`.
pub type Answers = [bool; 4];

pub struct Row {
    pub name: &'static str,
    pub send: Answers,
    pub sync: Answers,
}

macro_rules! rows {
    ($($wrapper:ty),+ $(,)?) => {
        &[$({
            type Of<T> = $wrapper;
            Row {
                name: stringify!($wrapper),
                send: [
                    Asked::<Of<i32>>::SEND,
                    Asked::<Of<Cell<i32>>>::SEND,
                    Asked::<Of<SyncOnly>>::SEND,
                    Asked::<Of<Rc<i32>>>::SEND,
                ],
                sync: [
                    Asked::<Of<i32>>::SYNC,
                    Asked::<Of<Cell<i32>>>::SYNC,
                    Asked::<Of<SyncOnly>>::SYNC,
                    Asked::<Of<Rc<i32>>>::SYNC,
                ],
            }
        }),+]
    };
}

pub const ROWS: &[Row] = rows![
    Box<T>,
    Vec<T>,
    Option<T>,
    PhantomData<T>,
    &'static T,
    &'static mut T,
    Rc<T>,
    Arc<T>,
    Weak<T>,
    Cell<T>,
    RefCell<T>,
    OnceCell<T>,
    Mutex<T>,
    MutexGuard<'static, T>,
    RwLock<T>,
    RwLockReadGuard<'static, T>,
    RwLockWriteGuard<'static, T>,
    OnceLock<T>,
    LazyLock<T>,
    Sender<T>,
    SyncSender<T>,
    Receiver<T>,
    JoinHandle<T>,
    AtomicPtr<T>,
    *const T,
    NonNull<T>,
    fn(T) -> T,
];

fn rule(answers: Answers) -> &'static str {
    match answers {
        [true, true, true, true] => "always",
        [true, true, false, false] => "T: Send",
        [true, false, true, false] => "T: Sync",
        [true, false, false, false] => "T: Send + Sync",
        [false, false, false, false] => "never",
        _ => "none of the rules known here",
    }
}

pub fn main() {
    println!("{:29} {:15} Sync if", "", "Send if");
    for Row { name, send, sync } in ROWS {
        println!("{name:29} {:15} {}", rule(*send), rule(*sync));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn is_send<T: Send>() {}
    const fn is_sync<T: Sync>() {}

    /// Four types stand for all `T`? These hold for all `T`, or this file
    /// would not compile.
    #[expect(dead_code, reason = "they are compiled, and that is enough")]
    mod for_every {
        use super::*;

        fn send<T: Send + 'static>() {
            is_send::<(Box<T>, Vec<T>, Cell<T>, RefCell<T>, OnceCell<T>)>();
            is_send::<(Mutex<T>, RwLock<T>, OnceLock<T>, LazyLock<T>)>();
            is_sync::<(Mutex<T>, Sender<T>, SyncSender<T>)>();
            is_send::<(Sender<T>, SyncSender<T>, Receiver<T>)>();
            is_send::<&mut T>();
        }

        fn sync<T: Sync + 'static>() {
            is_send::<&T>();
            is_sync::<(Box<T>, Vec<T>, &T, &mut T)>();
            is_sync::<MutexGuard<T>>();
            is_sync::<(RwLockReadGuard<T>, RwLockWriteGuard<T>)>();
        }

        fn both<T: Send + Sync + 'static>() {
            is_send::<(Arc<T>, Weak<T>)>();
            is_sync::<(Arc<T>, Weak<T>, RwLock<T>)>();
            is_sync::<(OnceLock<T>, LazyLock<T>)>();
        }

        fn any<T: 'static>() {
            is_send::<(JoinHandle<T>, AtomicPtr<T>, fn(T) -> T)>();
            is_sync::<(JoinHandle<T>, AtomicPtr<T>, fn(T) -> T)>();
        }
    }

    #[test]
    fn the_four_stand_for_what_they_are_said_to() {
        let option = ROWS.iter().find(|row| row.name == "Option<T>");
        let option = option.expect("it is a row");
        assert_eq!(option.send, [true, true, false, false]);
        assert_eq!(option.sync, [true, false, true, false]);
    }

    #[test]
    fn every_row_has_a_rule() {
        for row in ROWS {
            for answers in [row.send, row.sync] {
                let rule = rule(answers);
                assert!(!rule.starts_with("none"), "{}", row.name);
            }
        }
    }
}

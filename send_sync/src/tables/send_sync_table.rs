//! Which types of std are Send and which are Sync, answered by the compiler.
//!
//! Send: a value may move to another thread. Sync: threads may look at the
//! same value at once. No answer below was typed in. `Asked<T>` has a
//! constant `SEND` of its own only if `T: Send`; a type's own constant goes
//! before one from a trait, and where it is missing `Otherwise` says false.
//! Ask about whole types only: inside a generic function nothing is known of
//! `T` but its bounds, and without `T: Send` the answer is no for every `T`.
//!
//! Prints:
//!
//! ```text
//!                                             Send  Sync
//! values and what owns them
//!   i32                                       yes   yes
//!   str                                       yes   yes
//!   String                                    yes   yes
//!   Vec<i32>                                  yes   yes
//!   Vec<Rc<i32>>                              no    no
//!   Box<i32>                                  yes   yes
//!   Option<Cell<i32>>                         yes   no
//!   HashMap<String, i32>                      yes   yes
//!   fn(Rc<i32>) -> Rc<i32>                    yes   yes
//! shared owners
//!   Rc<i32>                                   no    no
//!   rc::Weak<i32>                             no    no
//!   Rc<RefCell<i32>>                          no    no
//!   Arc<i32>                                  yes   yes
//!   sync::Weak<i32>                           yes   yes
//!   Arc<Cell<i32>>                            no    no
//!   Arc<RefCell<i32>>                         no    no
//!   Arc<Rc<i32>>                              no    no
//!   Arc<MutexGuard<'static, i32>>             no    no
//!   Arc<Mutex<i32>>                           yes   yes
//! cells
//!   Cell<i32>                                 yes   no
//!   Cell<Rc<i32>>                             no    no
//!   RefCell<i32>                              yes   no
//!   RefCell<Rc<i32>>                          no    no
//!   Ref<'static, i32>                         no    no
//!   RefMut<'static, i32>                      no    no
//!   UnsafeCell<i32>                           yes   no
//!   OnceCell<i32>                             yes   no
//!   LazyCell<i32>                             yes   no
//! locks
//!   Mutex<i32>                                yes   yes
//!   Mutex<Cell<i32>>                          yes   yes
//!   Mutex<RefCell<i32>>                       yes   yes
//!   Mutex<Rc<i32>>                            no    no
//!   RwLock<i32>                               yes   yes
//!   RwLock<Cell<i32>>                         yes   no
//!   RwLock<RefCell<i32>>                      yes   no
//!   RwLock<Rc<i32>>                           no    no
//!   MutexGuard<'static, i32>                  no    yes
//!   MutexGuard<'static, Cell<i32>>            no    no
//!   RwLockReadGuard<'static, i32>             no    yes
//!   RwLockWriteGuard<'static, i32>            no    yes
//!   PoisonError<MutexGuard<'static, i32>>     no    yes
//!   Condvar                                   yes   yes
//!   Barrier                                   yes   yes
//! set once
//!   Once                                      yes   yes
//!   OnceLock<i32>                             yes   yes
//!   OnceLock<Cell<i32>>                       yes   no
//!   LazyLock<i32>                             yes   yes
//!   LazyLock<Cell<i32>>                       yes   no
//! atomics
//!   AtomicBool                                yes   yes
//!   AtomicUsize                               yes   yes
//!   AtomicPtr<i32>                            yes   yes
//! channels
//!   Sender<i32>                               yes   yes
//!   Sender<Cell<i32>>                         yes   yes
//!   Sender<Rc<i32>>                           no    no
//!   SyncSender<i32>                           yes   yes
//!   Receiver<i32>                             yes   no
//!   mpsc::IntoIter<i32>                       yes   no
//!   mpsc::Iter<'static, i32>                  no    no
//! references and pointers
//!   &'static i32                              yes   yes
//!   &'static Cell<i32>                        no    no
//!   &'static mut i32                          yes   yes
//!   &'static mut Cell<i32>                    yes   no
//!   *const i32                                no    no
//!   *mut i32                                  no    no
//!   NonNull<i32>                              no    no
//! behind dyn
//!   Box<dyn Fn()>                             no    no
//!   Box<dyn Fn() + Send>                      yes   no
//!   Box<dyn Fn() + Sync>                      no    yes
//!   Box<dyn Fn() + Send + Sync>               yes   yes
//!   Box<dyn Any>                              no    no
//!   Box<dyn Any + Send>                       yes   no
//! markers
//!   PhantomData<i32>                          yes   yes
//!   PhantomData<Rc<i32>>                      no    no
//!   PhantomData<*const i32>                   no    no
//!   PhantomPinned                             yes   yes
//! threads
//!   Thread                                    yes   yes
//!   ThreadId                                  yes   yes
//!   JoinHandle<i32>                           yes   yes
//!   JoinHandle<Rc<i32>>                       yes   yes
//!   Scope<'static, 'static>                   yes   yes
//!   LocalKey<Cell<i32>>                       yes   yes
//! futures
//!   Waker                                     yes   yes
//!   RawWaker                                  no    no
//!   Context<'static>                          no    no
//!   Pin<Box<dyn Future<Output = i32>>>        no    no
//!   Pin<Box<dyn Future<Output = i32> + Send>> yes   no
//! the system
//!   File                                      yes   yes
//!   TcpStream                                 yes   yes
//!   Child                                     yes   yes
//!   Instant                                   yes   yes
//!   Stdout                                    yes   yes
//!   StdoutLock<'static>                       no    no
//!   env::Args                                 no    no
//!   fmt::Arguments<'static>                   no    no
//! ```

use std::any::Any;
use std::cell::{
    Cell, LazyCell, OnceCell, Ref, RefCell, RefMut, UnsafeCell,
};
use std::collections::HashMap;
use std::fs::File;
use std::future::Future;
use std::io::{Stdout, StdoutLock};
use std::marker::{PhantomData, PhantomPinned};
use std::net::TcpStream;
use std::pin::Pin;
use std::process::Child;
use std::ptr::NonNull;
use std::rc::{self, Rc};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::sync::{
    self, Arc, Barrier, Condvar, LazyLock, Mutex, MutexGuard, Once,
    OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
};
use std::task::{Context, RawWaker, Waker};
use std::thread::{JoinHandle, LocalKey, Scope, Thread, ThreadId};
use std::time::Instant;
use std::{env, fmt};

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

pub struct Row {
    pub name: &'static str,
    pub send: bool,
    pub sync: bool,
}

macro_rules! table {
    ($($heading:literal [$($type:ty),+ $(,)?])+) => {
        &[$(($heading, &[$(Row {
            name: stringify!($type),
            send: Asked::<$type>::SEND,
            sync: Asked::<$type>::SYNC,
        }),+])),+]
    };
}

pub const TABLE: &[(&str, &[Row])] = table! {
    "values and what owns them" [
        i32,
        str,
        String,
        Vec<i32>,
        Vec<Rc<i32>>,
        Box<i32>,
        Option<Cell<i32>>,
        HashMap<String, i32>,
        fn(Rc<i32>) -> Rc<i32>,
    ]
    "shared owners" [
        Rc<i32>,
        rc::Weak<i32>,
        Rc<RefCell<i32>>,
        Arc<i32>,
        sync::Weak<i32>,
        Arc<Cell<i32>>,
        Arc<RefCell<i32>>,
        Arc<Rc<i32>>,
        Arc<MutexGuard<'static, i32>>,
        Arc<Mutex<i32>>,
    ]
    "cells" [
        Cell<i32>,
        Cell<Rc<i32>>,
        RefCell<i32>,
        RefCell<Rc<i32>>,
        Ref<'static, i32>,
        RefMut<'static, i32>,
        UnsafeCell<i32>,
        OnceCell<i32>,
        LazyCell<i32>,
    ]
    "locks" [
        Mutex<i32>,
        Mutex<Cell<i32>>,
        Mutex<RefCell<i32>>,
        Mutex<Rc<i32>>,
        RwLock<i32>,
        RwLock<Cell<i32>>,
        RwLock<RefCell<i32>>,
        RwLock<Rc<i32>>,
        MutexGuard<'static, i32>,
        MutexGuard<'static, Cell<i32>>,
        RwLockReadGuard<'static, i32>,
        RwLockWriteGuard<'static, i32>,
        PoisonError<MutexGuard<'static, i32>>,
        Condvar,
        Barrier,
    ]
    "set once" [
        Once,
        OnceLock<i32>,
        OnceLock<Cell<i32>>,
        LazyLock<i32>,
        LazyLock<Cell<i32>>,
    ]
    "atomics" [AtomicBool, AtomicUsize, AtomicPtr<i32>]
    "channels" [
        Sender<i32>,
        Sender<Cell<i32>>,
        Sender<Rc<i32>>,
        SyncSender<i32>,
        Receiver<i32>,
        mpsc::IntoIter<i32>,
        mpsc::Iter<'static, i32>,
    ]
    "references and pointers" [
        &'static i32,
        &'static Cell<i32>,
        &'static mut i32,
        &'static mut Cell<i32>,
        *const i32,
        *mut i32,
        NonNull<i32>,
    ]
    "behind dyn" [
        Box<dyn Fn()>,
        Box<dyn Fn() + Send>,
        Box<dyn Fn() + Sync>,
        Box<dyn Fn() + Send + Sync>,
        Box<dyn Any>,
        Box<dyn Any + Send>,
    ]
    "markers" [
        PhantomData<i32>,
        PhantomData<Rc<i32>>,
        PhantomData<*const i32>,
        PhantomPinned,
    ]
    "threads" [
        Thread,
        ThreadId,
        JoinHandle<i32>,
        JoinHandle<Rc<i32>>,
        Scope<'static, 'static>,
        LocalKey<Cell<i32>>,
    ]
    "futures" [
        Waker,
        RawWaker,
        Context<'static>,
        Pin<Box<dyn Future<Output = i32>>>,
        Pin<Box<dyn Future<Output = i32> + Send>>,
    ]
    "the system" [
        File,
        TcpStream,
        Child,
        Instant,
        Stdout,
        StdoutLock<'static>,
        env::Args,
        fmt::Arguments<'static>,
    ]
};

fn word(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

pub fn main() {
    println!("{:44}Send  Sync", "");
    for (heading, rows) in TABLE {
        println!("{heading}");
        for Row { name, send, sync } in *rows {
            println!("  {name:41} {:5} {}", word(*send), word(*sync));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn is_send<T: ?Sized + Send>() {}
    const fn is_sync<T: ?Sized + Sync>() {}

    /// Does not compile if the type has the trait: then two impls fit.
    macro_rules! is_not {
        ($trait:ident, $type:ty) => {
            const _: fn() = || {
                trait Ambiguous<Because> {
                    fn ask() {}
                }
                impl<T: ?Sized> Ambiguous<()> for T {}
                impl<T: ?Sized + $trait> Ambiguous<u8> for T {}
                <$type as Ambiguous<_>>::ask();
            };
        };
    }

    /// States an answer, and has it confirmed in a way of its own: a yes by
    /// a bound, a no by an ambiguity. The table must say the same.
    macro_rules! stated {
        (both: $($type:ty),+) => {$(
            const _: () = (is_send::<$type>(), is_sync::<$type>()).0;
            const _: () = assert!(Asked::<$type>::SEND);
            const _: () = assert!(Asked::<$type>::SYNC);
        )+};
        (only Send: $($type:ty),+) => {$(
            const _: () = is_send::<$type>();
            is_not!(Sync, $type);
            const _: () = assert!(Asked::<$type>::SEND);
            const _: () = assert!(!Asked::<$type>::SYNC);
        )+};
        (only Sync: $($type:ty),+) => {$(
            const _: () = is_sync::<$type>();
            is_not!(Send, $type);
            const _: () = assert!(!Asked::<$type>::SEND);
            const _: () = assert!(Asked::<$type>::SYNC);
        )+};
        (neither: $($type:ty),+) => {$(
            is_not!(Send, $type);
            is_not!(Sync, $type);
            const _: () = assert!(!Asked::<$type>::SEND);
            const _: () = assert!(!Asked::<$type>::SYNC);
        )+};
    }

    stated!(both: i32, str, Arc<i32>, Mutex<Cell<i32>>, AtomicPtr<i32>,
        &'static i32, Waker, fn(Rc<i32>) -> Rc<i32>, JoinHandle<Rc<i32>>,
        Box<dyn Fn() + Send + Sync>, LocalKey<Cell<i32>>);
    stated!(only Send: Cell<i32>, RefCell<i32>, RwLock<Cell<i32>>,
        Receiver<i32>, &'static mut Cell<i32>, Box<dyn Fn() + Send>,
        OnceLock<Cell<i32>>, Box<dyn Any + Send>);
    stated!(only Sync: MutexGuard<'static, i32>,
        RwLockReadGuard<'static, i32>, Box<dyn Fn() + Sync>);
    stated!(neither: Rc<i32>, Arc<Cell<i32>>, *mut i32, NonNull<i32>,
        Arc<MutexGuard<'static, i32>>, Mutex<Rc<i32>>, Context<'static>,
        Box<dyn Fn()>, &'static Cell<i32>, StdoutLock<'static>);

    #[test]
    fn all_four_answers_occur_and_no_type_twice() {
        let rows: Vec<&Row> =
            TABLE.iter().flat_map(|(_, rows)| *rows).collect();
        assert!(rows.len() >= 45, "{} rows", rows.len());
        for answer in [(true, true), (true, false), (false, true)] {
            assert!(rows.iter().any(|row| (row.send, row.sync) == answer));
        }
        assert!(rows.iter().any(|row| !row.send && !row.sync));
        let mut names: Vec<_> = rows.iter().map(|row| row.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), rows.len());
    }

    #[test]
    fn inside_a_generic_function_only_the_bounds_answer() {
        fn asked<T>() -> bool {
            Asked::<T>::SEND
        }
        fn asked_with_a_bound<T: Send>() -> bool {
            Asked::<T>::SEND
        }
        const { assert!(Asked::<i32>::SEND) };
        assert!(!asked::<i32>());
        assert!(asked_with_a_bound::<i32>());
    }
}

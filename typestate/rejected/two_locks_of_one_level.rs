//! Two locks of one level cannot be held by one thread at once.
//!
//! Wanted: move goods from one stock to the other, with both locked.
//! Refused: the first guard has the proof borrowed for as long as it lives.
//! Instead: `lock_order_in_types`, where a level is one lock.

use std::marker::PhantomData;
use std::sync::{Mutex, MutexGuard};

struct Nothing;
struct Stock;

trait Level {
    type Below;
}

impl Level for Stock {
    type Below = Nothing;
}

struct Held<'a, L>(PhantomData<(&'a mut L, *const ())>);

struct Ordered<L, T>(Mutex<T>, PhantomData<L>);

impl<L: Level, T> Ordered<L, T> {
    fn lock<'a>(
        &'a self,
        _below: &'a mut Held<'_, L::Below>,
    ) -> (MutexGuard<'a, T>, Held<'a, L>) {
        let guard = self.0.lock().expect("no holder panics");
        (guard, Held(PhantomData))
    }
}

fn main() {
    let north = Ordered::<Stock, u32>(Mutex::new(3), PhantomData);
    let south = Ordered::<Stock, u32>(Mutex::new(4), PhantomData);
    let mut held = Held::<Nothing>(PhantomData);
    let (taken, _) = north.lock(&mut held);
    //+ let taken = *north.lock(&mut held).0;
    let (given, _) = south.lock(&mut held); //~ E0499
    println!("{}", *taken + *given);
    //+ println!("{}", taken + *given);
}

//! The ledger cannot be locked by a thread that has not locked the stock.
//!
//! Wanted: the ledger first, the stock when the price is known.
//! Refused: the ledger asks for a `Held<Stock>`, and this is none.
//! Instead: `lock_order_in_types`, where the stock comes first everywhere.

use std::marker::PhantomData;
use std::sync::{Mutex, MutexGuard};

struct Nothing;
struct Stock;
struct Ledger;

trait Level {
    type Below;
}

impl Level for Stock {
    type Below = Nothing;
}

impl Level for Ledger {
    type Below = Stock;
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

fn sell(stock: &Ordered<Stock, u32>, ledger: &Ordered<Ledger, u32>) -> u32 {
    let mut held = Held::<Nothing>(PhantomData);
    let (ledger, _) = ledger.lock(&mut held); //~ E0308
    //+ let (stock, mut held) = stock.lock(&mut held);
    let (stock, _) = stock.lock(&mut held);
    //+ let (ledger, _) = ledger.lock(&mut held);
    *stock + *ledger
}

fn main() {
    let stock = Ordered(Mutex::new(3), PhantomData);
    let ledger = Ordered(Mutex::new(4), PhantomData);
    println!("{}", sell(&stock, &ledger));
}

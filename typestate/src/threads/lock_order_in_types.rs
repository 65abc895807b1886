//! The ledger's lock asks for proof that the stock's lock was taken first.
//!
//! Two threads that take two locks in different orders can wait for each
//! other for ever. Here each lock has a level, and to lock it is to borrow
//! the `Held` of the level below. The wrong order is then a wrong type, and
//! two locks of one level do not go together either: the first has the proof
//! borrowed for as long as its guard lives. Who needs the ledger alone passes
//! the stock's level without taking its lock, and cannot take that while it
//! holds the ledger.
//!
//! The first `Held` is made in one place, at the start of a thread, and does
//! not leave that thread. So there is one for each, with no test at run time.
//!
//! Prints:
//!
//! ```text
//! sold 2000
//! stock and ledger agreed: true
//! ```

mod ordered {
    use std::marker::PhantomData;
    use std::sync::{Mutex, MutexGuard};
    use std::thread::{Scope, ScopedJoinHandle};

    pub trait Level {
        type Below;
    }

    pub struct Nothing;
    pub struct Stock;
    pub struct Ledger;

    impl Level for Stock {
        type Below = Nothing;
    }

    impl Level for Ledger {
        type Below = Stock;
    }

    /// This thread holds no lock above level `L`. The raw pointer keeps the
    /// proof from being sent to another thread.
    pub struct Held<'a, L>(PhantomData<(&'a mut L, *const ())>);

    impl<Below> Held<'_, Below> {
        #[expect(clippy::unused_self, reason = "what counts is the borrow")]
        pub fn pass<L: Level<Below = Below>>(&mut self) -> Held<'_, L> {
            Held(PhantomData)
        }
    }

    pub struct Ordered<L, T> {
        value: Mutex<T>,
        level: PhantomData<L>,
    }

    impl<L: Level, T> Ordered<L, T> {
        pub fn new(value: T) -> Self {
            Ordered {
                value: Mutex::new(value),
                level: PhantomData,
            }
        }

        pub fn lock<'a>(
            &'a self,
            _below: &'a mut Held<'_, L::Below>,
        ) -> (MutexGuard<'a, T>, Held<'a, L>) {
            let guard = self.value.lock().expect("no holder panics");
            (guard, Held(PhantomData))
        }
    }

    pub fn spawn<'scope, R: Send + 'scope>(
        scope: &'scope Scope<'scope, '_>,
        work: impl FnOnce(Held<'_, Nothing>) -> R + Send + 'scope,
    ) -> ScopedJoinHandle<'scope, R> {
        scope.spawn(|| work(Held(PhantomData)))
    }
}

use std::thread;

use ordered::{Held, Ledger, Nothing, Ordered, Stock};

pub struct Shop {
    stock: Ordered<Stock, u32>,
    ledger: Ordered<Ledger, u32>,
}

/// Two tills sell while an auditor compares. Returns what is in the ledger,
/// and whether stock and ledger agreed each time they were looked at.
pub fn trade(sales: u32) -> (u32, bool) {
    let shop = Shop {
        stock: Ordered::new(2 * sales),
        ledger: Ordered::new(0),
    };
    let sell = |mut held: Held<'_, Nothing>| {
        for _ in 0..sales {
            let (mut stock, mut held) = shop.stock.lock(&mut held);
            let (mut ledger, _) = shop.ledger.lock(&mut held);
            *stock -= 1;
            *ledger += 1;
        }
    };
    let audit = |mut held: Held<'_, Nothing>| {
        (0..sales).all(|_| {
            let (stock, mut held) = shop.stock.lock(&mut held);
            let (ledger, _) = shop.ledger.lock(&mut held);
            *stock + *ledger == 2 * sales
        })
    };
    // The ledger alone: past the stock, without its lock.
    let look = |mut held: Held<'_, Nothing>| {
        let mut held = held.pass();
        let (ledger, _) = shop.ledger.lock(&mut held);
        *ledger
    };
    thread::scope(|s| {
        let tills = [ordered::spawn(s, sell), ordered::spawn(s, sell)];
        let auditor = ordered::spawn(s, audit);
        for till in tills {
            till.join().expect("selling does not panic");
        }
        let agreed = auditor.join().expect("auditing does not panic");
        let sold = ordered::spawn(s, look).join();
        (sold.expect("looking does not panic"), agreed)
    })
}

pub fn main() {
    let (sold, agreed) = trade(1000);
    println!("sold {sold}");
    println!("stock and ledger agreed: {agreed}");
}

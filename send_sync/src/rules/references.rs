//! `&T` may go to another thread if `T` is Sync; `&mut T`, if `T` is Send.
//!
//! The first is what Sync means: to share a value is to send references to
//! it. It is often said that nothing can change behind a `&T`; a `Cell` does
//! change behind it, which is why `&Cell` stays on its thread. A `&mut Cell`
//! may go: as long as it is out, nobody else has a reference of any kind.
//!
//! Prints:
//!
//! ```text
//! two threads, one list: 10
//! set through two shared references: 2
//! set by another thread through &mut: 3
//! ```

use std::cell::Cell;
use std::thread;

/// Both threads look at the same prices at once.
pub fn sum_in_halves(prices: &[u32]) -> u32 {
    let (left, right) = prices.split_at(prices.len() / 2);
    thread::scope(|s| {
        let left = s.spawn(|| left.iter().sum::<u32>());
        let right = s.spawn(|| right.iter().sum::<u32>());
        let sums = [left, right].map(|half| {
            half.join().expect("adding small numbers does not panic")
        });
        sums.iter().sum()
    })
}

/// Changes through a shared reference, on one thread.
pub fn visit(visits: &Cell<u32>) {
    visits.set(visits.get() + 1);
}

pub fn main() {
    println!("two threads, one list: {}", sum_in_halves(&[1, 2, 3, 4]));

    let mut visits = Cell::new(0);
    let (one, other) = (&visits, &visits);
    visit(one);
    visit(other);
    println!("set through two shared references: {}", visits.get());

    let alone: &mut Cell<u32> = &mut visits;
    thread::scope(|s| {
        // Without `move` it would take no more than `&*alone`.
        s.spawn(move || visit(alone));
    });
    println!("set by another thread through &mut: {}", visits.get());
}

#[cfg(test)]
mod tests {
    const fn is_send<T: Send>() {}

    #[expect(dead_code, reason = "they are compiled, and that is enough")]
    mod for_every {
        use super::is_send;

        fn shared_reference<'a, T: Sync + 'a>() {
            is_send::<&'a T>();
        }

        fn exclusive_reference<'a, T: Send + 'a>() {
            is_send::<&'a mut T>();
        }
    }
}

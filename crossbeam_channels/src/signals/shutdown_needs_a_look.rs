//! A shutdown reaches a worker when the worker looks, and not before.
//!
//! Nothing stops a thread from outside: closing a channel wakes who waits on
//! it, and does nothing to who is busy. The first printer looks for the end
//! between books, and so prints a whole book after it was told. The second
//! looks between pages. A scope does not force anybody either, it only waits.
//!
//! Prints:
//!
//! ```text
//! looks between books: 100 pages
//! looks between pages: at most 11: true
//! ```

use std::convert::Infallible;
use std::thread;

use crossbeam::channel::{Receiver, Sender, TryRecvError, bounded};

type Stop = Receiver<Infallible>;

fn must_stop(stop: &Stop) -> bool {
    stop.try_recv() == Err(TryRecvError::Disconnected)
}

/// Looks between books.
fn by_book(stop: &Stop, print: impl Fn()) {
    while !must_stop(stop) {
        (0..100).for_each(|_page| print());
    }
}

/// Looks between pages.
fn by_page(stop: &Stop, print: impl Fn()) {
    for _book in 0.. {
        for _page in 0..100 {
            if must_stop(stop) {
                return;
            }
            print();
        }
    }
}

/// How many pages a printer prints that is told to stop on its tenth.
pub fn pages(print_books: impl FnOnce(&Stop, &dyn Fn()) + Send) -> usize {
    let (shutdown, stop) = bounded(0);
    let (printed, pages): (Sender<()>, _) = bounded(0);
    thread::scope(|scope| {
        scope.spawn(move || {
            let print = || printed.send(()).expect("`pages` is counted");
            print_books(&stop, &print);
        });
        let told = pages.iter().take(10).count();
        drop(shutdown);
        told + pages.iter().count()
    })
}

pub fn main() {
    println!("looks between books: {} pages", pages(|s, p| by_book(s, p)));
    let pages = pages(|s, p| by_page(s, p));
    println!("looks between pages: at most 11: {}", pages <= 11);
}

#[cfg(test)]
mod tests {
    use super::{by_book, by_page, pages};

    #[test]
    fn what_is_between_two_looks_is_printed_to_the_end() {
        assert_eq!(pages(|s, p| by_book(s, p)), 100);
        // The eleventh may be on its way when the word comes.
        assert!((10..=11).contains(&pages(|s, p| by_page(s, p))));
    }
}

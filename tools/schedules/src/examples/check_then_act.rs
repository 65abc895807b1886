//! To look and then to take are two steps, and another guest fits in between.
//!
//! `book_in_steps` is wrong, though it locks for each step: what it saw is old
//! by the time it acts. No lock is missing and no data races; the lock is let
//! go of too early. `book` holds it from the look to the deed. A method that
//! answers a question about shared state invites this: offer the whole deed.
//! The steps of two guests are taken in turn here.
//!
//! Prints:
//!
//! ```text
//! both saw the table free, and both booked: Some("Bob")
//! in one step: Ada true, Bob false
//! ```

use std::sync::Mutex;
use std::thread;

#[derive(Default)]
pub struct Table {
    guest: Mutex<Option<&'static str>>,
}

impl Table {
    pub fn is_free(&self) -> bool {
        self.guest.lock().expect("no holder panics").is_none()
    }

    pub fn take(&self, guest: &'static str) {
        *self.guest.lock().expect("no holder panics") = Some(guest);
    }

    /// Wrong: between the two lines anybody may take it.
    pub fn book_in_steps(&self, guest: &'static str) -> bool {
        let free = self.is_free();
        if free {
            self.take(guest);
        }
        free
    }

    /// Right: one lock for the look and the deed.
    pub fn book(&self, guest: &'static str) -> bool {
        let mut table = self.guest.lock().expect("no holder panics");
        let free = table.is_none();
        if free {
            *table = Some(guest);
        }
        free
    }
}

/// Two guests book the same table; how many were told that it is theirs?
pub fn book_together(book: fn(&Table, &'static str) -> bool) -> usize {
    let table = Table::default();
    thread::scope(|s| {
        let guests = ["Ada", "Bob"].map(|guest| {
            let table = &table;
            s.spawn(move || book(table, guest))
        });
        let told = guests.map(|g| g.join().expect("booking cannot panic"));
        told.into_iter().filter(|theirs| *theirs).count()
    })
}

pub fn main() {
    let table = Table::default();
    if table.is_free() && table.is_free() {
        table.take("Ada");
        table.take("Bob");
    }
    let guest = *table.guest.lock().expect("no holder panics");
    println!("both saw the table free, and both booked: {guest:?}");

    let table = Table::default();
    let [ada, bob] = ["Ada", "Bob"].map(|guest| table.book(guest));
    println!("in one step: Ada {ada}, Bob {bob}");
}

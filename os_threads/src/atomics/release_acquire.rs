//! Release and acquire hand data over: who sees the flag sees what came before.
//!
//! The store that says "ready" is a release, the load that asks is an acquire.
//! When the load sees what the store wrote, all that the writer did before it
//! is visible to the reader after it. The data itself can then be relaxed; one
//! flag covers any amount of it. `announce_relaxed` is wrong: it lets the
//! reader see the flag and not yet the prices. Whether it ever shows is up to
//! the compiler and the processor, so a run without a torn look, as the third
//! line most likely is, proves nothing. Where a lock or a channel will do, they
//! contain this pair.
//!
//! How many looks come in time to see anything differs from run to run.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! the guest sees soup 5, bread 2
//! release: {seen} of 100 looks saw the prices, 0 of them torn
//! relaxed: {seen} of 100 looks saw the prices, {torn} of them torn
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

/// Two prices that belong together.
pub struct Menu {
    soup: AtomicU32,
    bread: AtomicU32,
    ready: AtomicBool,
}

impl Menu {
    pub fn not_ready() -> Self {
        Self {
            soup: AtomicU32::new(0),
            bread: AtomicU32::new(0),
            ready: AtomicBool::new(false),
        }
    }

    /// Right: pairs with the `Acquire` in `look`.
    pub fn announce(&self, soup: u32, bread: u32) {
        self.soup.store(soup, Ordering::Relaxed);
        self.bread.store(bread, Ordering::Relaxed);
        self.ready.store(true, Ordering::Release);
    }

    /// Wrong: nothing keeps the prices before the flag.
    pub fn announce_relaxed(&self, soup: u32, bread: u32) {
        self.soup.store(soup, Ordering::Relaxed);
        self.bread.store(bread, Ordering::Relaxed);
        self.ready.store(true, Ordering::Relaxed);
    }

    /// Both prices, or None if they are not announced yet.
    pub fn look(&self) -> Option<(u32, u32)> {
        // The edge: this load, when it sees true, comes after the release.
        self.ready.load(Ordering::Acquire).then(|| {
            (
                self.soup.load(Ordering::Relaxed),
                self.bread.load(Ordering::Relaxed),
            )
        })
    }
}

/// Looks once while another thread announces: None, or both prices.
pub fn look_once(announce: fn(&Menu, u32, u32)) -> Option<(u32, u32)> {
    let menu = Arc::new(Menu::not_ready());
    let theirs = Arc::clone(&menu);
    let guest = thread::spawn(move || theirs.look());
    announce(&menu, 5, 2);
    guest.join().expect("looking does not panic")
}

/// Looks until there is something to see. Only for a wait that is known to be
/// short: it uses a core. A longer wait is for `park` or a `Condvar`.
fn look_until_ready(menu: &Menu) -> (u32, u32) {
    loop {
        if let Some(prices) = menu.look() {
            return prices;
        }
        thread::yield_now();
    }
}

fn look_often(way: &str, announce: fn(&Menu, u32, u32)) {
    let looks = (0..100).filter_map(|_| look_once(announce));
    let seen: Vec<_> = looks.collect();
    let torn = seen.iter().filter(|prices| **prices != (5, 2)).count();
    let seen = seen.len();
    println!(
        "{way}: {seen} of 100 looks saw the prices, {torn} of them torn"
    );
}

pub fn main() {
    let menu = Arc::new(Menu::not_ready());
    let theirs = Arc::clone(&menu);
    let guest = thread::spawn(move || look_until_ready(&theirs));
    menu.announce(5, 2);
    let (soup, bread) = guest.join().expect("looking does not panic");
    println!("the guest sees soup {soup}, bread {bread}");

    look_often("release", Menu::announce);
    look_often("relaxed", Menu::announce_relaxed);
}

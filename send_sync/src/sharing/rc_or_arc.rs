//! `Rc` shares a value among owners on one thread; across threads, take `Arc`.
//!
//! Both count their owners. `Rc` counts with plain arithmetic, and two
//! threads that clone at once could lose a count, as `missing_bound` does in
//! slow motion; so no `Rc` may leave, not even one without other owners. What
//! it holds may: `Rc::into_inner` gives the last owner the value. Start with
//! `Rc`; the day a thread needs it, the compiler says so.
//!
//! Prints:
//!
//! ```text
//! 3 owners on this thread
//! two cups, at home: 6
//! two cups, in threads: 6
//! out of its last Rc, in a thread: intro, body, end
//! ```

use std::rc::Rc;
use std::sync::Arc;
use std::thread;

/// Two carts on this thread share one price list.
pub fn total_at_home(prices: &Rc<[u32; 2]>) -> u32 {
    let carts = [Rc::clone(prices), Rc::clone(prices)];
    println!("{} owners on this thread", Rc::strong_count(prices));
    carts.iter().map(|cart| cart[0]).sum()
}

/// Two threads share one price list, which outlives the caller if need be.
pub fn total_away(prices: &Arc<[u32; 2]>) -> u32 {
    let carts = [Arc::clone(prices), Arc::clone(prices)];
    let carts = carts.map(|cart| thread::spawn(move || cart[0]));
    let prices = carts.map(|cart| cart.join().expect("it only reads"));
    prices.iter().sum()
}

pub fn main() {
    println!("two cups, at home: {}", total_at_home(&Rc::new([3, 5])));
    println!("two cups, in threads: {}", total_away(&Arc::new([3, 5])));

    let outline = Rc::new(vec!["intro", "body", "end"]);
    let sidebar = Rc::clone(&outline);
    assert!(Rc::into_inner(outline).is_none(), "the sidebar has it too");
    let chapters =
        Rc::into_inner(sidebar).expect("the sidebar is the last");
    let printer = thread::spawn(move || chapters.join(", "));
    let text = printer.join().expect("printing does not panic");
    println!("out of its last Rc, in a thread: {text}");
}

//! Inside `thread::scope`, threads may borrow what the function owns.
//!
//! The scope does not return before their closures have, so a borrow cannot
//! outlive its owner: no `move`, no `Arc`, no copy. Two readers share
//! the shelf, one writer has the log to itself. Both lie in `main`'s own frame:
//! the address that a reader sees is the address that `main` sees.
//!
//! Prints:
//!
//! ```text
//! 2 kinds of tea, 1 kind of coffee
//! the reader saw the shelf of main: true
//! log: ["counted 3 jars"]
//! ```

use std::thread;

fn count(shelf: &[&str], kind: &str) -> usize {
    shelf.iter().filter(|jar| jar.ends_with(kind)).count()
}

pub fn main() {
    let shelf = ["green tea", "black tea", "coffee"];
    let mut log = Vec::new();

    let (teas, coffees, address) = thread::scope(|scope| {
        let teas = scope.spawn(|| count(&shelf, "tea"));
        let coffees = scope
            .spawn(|| (count(&shelf, "coffee"), shelf.as_ptr().addr()));
        // The only borrow of `log`, and it is exclusive.
        scope.spawn(|| log.push(format!("counted {} jars", shelf.len())));

        let teas = teas.join().expect("counting does not panic");
        let (coffees, address) = coffees.join().expect("nor here");
        (teas, coffees, address)
    });

    println!("{teas} kinds of tea, {coffees} kind of coffee");
    let same = address == shelf.as_ptr().addr();
    println!("the reader saw the shelf of main: {same}");
    println!("log: {log:?}");
}

//! A task of `rayon::spawn` may outlive the function, so it borrows no local.
//!
//! Wanted: a task that counts the words of a local list.
//! Refused: `spawn` returns at once, and the list is dropped when `main` ends.
//! Instead: `scope_borrows`, where the scope waits for its tasks.

fn main() {
    let words = vec!["tea", "milk", "sugar"];
    rayon::spawn(|| println!("{} words", words.len())); //~ E0373
    //+ rayon::scope(|s| s.spawn(|_| println!("{} words", words.len())));
}

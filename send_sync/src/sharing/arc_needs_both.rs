//! `Arc<T>` may go to a thread only if `T` is both Send and Sync.
//!
//! Sync, since two clones look at one value at once. Send, since the last
//! clone to go drops the value where it stands: here a recipe made on `main`
//! ends on the cook's thread. An `Arc` of anything else is neither unsound nor
//! refused; it only stays on its thread, and an `Rc` would do.
//!
//! Prints:
//!
//! ```text
//! main reads: 2 cups
//! the cook reads: 2 cups
//! dropped on the cook's thread: true
//! an Arc<Cell>, on one thread: 1
//! ```

use std::cell::Cell;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::{self, ThreadId};

/// Reports the thread it ends on.
pub struct Recipe {
    pub cups: u32,
    pub ended: mpsc::Sender<ThreadId>,
}

impl Drop for Recipe {
    fn drop(&mut self) {
        let gone = self.ended.send(thread::current().id());
        gone.expect("main keeps the receiver until the cook is done");
    }
}

/// The cook waits until `main` has let go, so the cook is the last.
pub fn ends_with_the_cook() -> bool {
    let (ended, report) = mpsc::channel();
    let recipe = Arc::new(Recipe { cups: 2, ended });
    let (let_go, main_let_go) = mpsc::channel::<()>();
    let for_the_cook = Arc::clone(&recipe);
    let cook = thread::spawn(move || {
        main_let_go.recv().expect("main lets go before it ends");
        println!("the cook reads: {} cups", for_the_cook.cups);
    });
    println!("main reads: {} cups", recipe.cups);
    drop(recipe);
    let_go.send(()).expect("the cook is waiting");
    let cook_id = cook.thread().id();
    cook.join().expect("reading does not panic");
    report.recv().expect("the recipe ended") == cook_id
}

#[expect(clippy::arc_with_non_send_sync, reason = "to show that it works")]
pub fn stays_on_one_thread() -> u32 {
    let visits = Arc::new(Cell::new(0));
    let same = Arc::clone(&visits);
    same.set(same.get() + 1);
    visits.get()
}

pub fn main() {
    let by_the_cook = ends_with_the_cook();
    println!("dropped on the cook's thread: {by_the_cook}");
    println!("an Arc<Cell>, on one thread: {}", stays_on_one_thread());
}

//! A `Box<dyn FnOnce()>` goes to a thread only if its type says `+ Send`.
//!
//! `Box<dyn FnOnce()>` has forgotten which closure is in it, so only the type
//! is left to say. With `+ Send` each closure is checked when it is boxed,
//! where its captures are still known, and the list of them is Send for good.
//! It is often said that such a list is Send if all closures in it are; one
//! that could be anything else cannot be put in.
//!
//! Prints:
//!
//! ```text
//! a letter to Ada
//! 2 cups of tea
//! the shop is swept
//! ```

use std::thread;

pub type Job = Box<dyn FnOnce() -> String + Send>;

/// Runs the jobs in another thread, in order.
pub fn run(jobs: Vec<Job>) -> Vec<String> {
    let worker =
        thread::spawn(move || jobs.into_iter().map(|job| job()).collect());
    worker.join().expect("no job here panics")
}

pub fn main() {
    let customer = "Ada".to_owned();
    let cups = 2;
    let jobs: Vec<Job> = vec![
        Box::new(move || format!("a letter to {customer}")),
        Box::new(move || format!("{cups} cups of tea")),
        Box::new(|| "the shop is swept".to_owned()),
    ];
    for done in run(jobs) {
        println!("{done}");
    }
}

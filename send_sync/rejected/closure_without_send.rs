//! A `Box<dyn Fn()>` does not go to another thread, whatever is in it.
//!
//! Wanted: run a boxed closure, which captures nothing, on a thread.
//! Refused: the type has forgotten what is in it, and does not say Send.
//! Instead: `boxed_closures`, where the type says `+ Send`.

use std::thread;

fn main() {
    let job: Box<dyn Fn()> = Box::new(|| println!("done"));
    //+ let job: Box<dyn Fn() + Send> = Box::new(|| println!("done"));
    let worker = thread::spawn(job); //~ E0277
    println!("{:?}", worker.join());
}

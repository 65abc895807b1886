//! A closure that holds an `Rc` is not boxed as `dyn Fn() + Send`.
//!
//! Wanted: put a closure that reads a shared name on a list for threads.
//! Refused: where it is boxed, for that is where its captures are known.
//! Instead: `boxed_closures`, whose closures own what they need.

use std::rc::Rc;
//+ use std::sync::Arc;
use std::thread;

type Job = Box<dyn Fn() + Send>;

fn main() {
    let name = Rc::new("Ada");
    //+ let name = Arc::new("Ada");
    let job: Job = Box::new(move || println!("{name}")); //~ E0277
    let worker = thread::spawn(job);
    println!("{:?}", worker.join());
}

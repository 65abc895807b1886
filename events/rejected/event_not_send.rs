//! An event with an `Rc` in it cannot be posted from another thread.
//!
//! Wanted: share the text of a log line between an event and its publisher.
//! Refused: both threads would count on the same `Rc`, which is not atomic.
//! Instead: `event_loop`, where events own what they carry; or an `Arc`.

use std::rc::Rc;
//+ use std::sync::Arc;
use std::sync::mpsc;
use std::thread;

struct Logged(Rc<str>);
//+ struct Logged(Arc<str>);

fn main() {
    let (post, events) = mpsc::channel();
    let publish = move || post.send(Logged("tea".into())).is_ok();
    let publisher = thread::spawn(publish); //~ E0277
    for Logged(text) in &events {
        println!("{text}");
    }
    let posted = publisher.join().expect("posting does not panic");
    println!("posted: {posted}");
}

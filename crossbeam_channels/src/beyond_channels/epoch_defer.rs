//! `epoch` puts off freeing until no reader can still hold what is freed.
//!
//! Without locks, a writer that takes an old list out cannot know who is still
//! reading it. A reader therefore pins itself while it reads, and the writer
//! defers what it would free: that runs when all who were pinned then have let
//! go, and not at once: some thread has to pin again, or flush, to set it off.
//! Here the reader is another thread, held in the middle of its reading.
//!
//! This is the waiting alone. The pointers that go with it (`Atomic`, `Shared`)
//! cannot be followed without `unsafe`: they are for those who write lock-free
//! structures. In a program, `Arc` counts readers and frees after the last.
//!
//! Prints:
//!
//! ```text
//! freed while the reader was pinned: false
//! freed when it had let go: true
//! ```

use std::sync::Arc;
use std::thread;

use crossbeam::channel::bounded;
use crossbeam::epoch::{Collector, LocalHandle};

/// Turns the wheel until the old list is gone: whether it went.
fn is_freed(writer: &LocalHandle, old: &std::sync::Weak<[u32]>) -> bool {
    (0..1000).any(|_| {
        writer.pin().flush();
        old.strong_count() == 0
    })
}

/// Whether the old list was freed while a reader was pinned, and after.
pub fn replace_list() -> (bool, bool) {
    let collector = Collector::new();
    let writer = collector.register();
    let old_list: Arc<[u32]> = Arc::new([1, 2, 3]);
    let old = Arc::downgrade(&old_list);
    let (reading, is_reading) = bounded(0);
    let (go_on, may_go_on) = bounded::<()>(0);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let reader = collector.register();
            let _pinned = reader.pin();
            reading.send(()).expect("the writer waits for it");
            may_go_on.recv()
        });
        is_reading.recv().expect("the reader tells");
        writer.pin().defer(move || drop(old_list));
        let during = is_freed(&writer, &old);
        go_on.send(()).expect("the reader waits for it");
        let went_on = reader.join().expect("reading does not panic");
        went_on.expect("it was sent");
        (during, is_freed(&writer, &old))
    })
}

pub fn main() {
    let (during, after) = replace_list();
    println!("freed while the reader was pinned: {during}");
    println!("freed when it had let go: {after}");
}

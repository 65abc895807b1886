//! A `Builder` names a thread, sizes its stack, and says if it cannot start.
//!
//! The name stands in panic messages (see `panic_payload`). The stack is fixed
//! at the start: 2 MiB if neither you nor the variable `RUST_MIN_STACK` says
//! (`ten_thousand_threads` measures it), and a recursion that outgrows it ends
//! the whole process (`fault_isolation` shows that). Where the depth of the
//! input decides, ask for more, as here, or write a loop. What the system
//! refuses, `Builder::spawn` returns as an error.
//!
//! Prints:
//!
//! ```text
//! named: Some("reader-0")
//! named: Some("reader-1")
//! spawned without a name it has none: true
//! 10000 folders deep, more than 2 MiB: true
//! most of all addresses as a stack: refused, and the program goes on
//! ```

use std::hint::black_box;
use std::io;
use std::thread::{self, Builder};

/// Folders in folders: how deep the deepest one is.
struct Folder(Option<Box<Folder>>);

fn nested(depth: usize) -> Folder {
    (0..depth).fold(Folder(None), |inner, _| Folder(Some(Box::new(inner))))
}

/// The depth, and how many bytes of stack it took to find out.
///
/// `top` is an address in the frame of the first caller.
fn depth(folder: &Folder, top: usize) -> (usize, usize) {
    // Room for a path, as a real walk would have.
    let path = black_box([0_u8; 512]);
    let here = path.as_ptr().addr();
    match &folder.0 {
        None => (0, top.abs_diff(here)),
        Some(inner) => {
            let (below, used) = depth(inner, top);
            black_box(&path);
            (below + 1, used)
        }
    }
}

/// Walks folders nested `levels` deep on a stack of `stack` bytes.
pub fn walk(levels: usize, stack: usize) -> io::Result<(usize, usize)> {
    let walker = Builder::new().name("walker".to_owned()).stack_size(stack);
    let walker = walker.spawn(move || {
        let mut root = nested(levels);
        let top = (&raw const root).addr();
        let found = depth(&root, top);
        // Dropped one by one: a nested drop would be a recursion as well.
        while let Some(inner) = root.0.take() {
            root = *inner;
        }
        found
    })?;
    Ok(walker.join().expect("the stack was large enough"))
}

pub fn main() -> io::Result<()> {
    let names = ["reader-0", "reader-1"].map(|name| {
        let reader = Builder::new().name(name.to_owned());
        let started = reader.spawn(|| {
            let me = thread::current();
            me.name().map(str::to_owned)
        });
        started.map(|reader| reader.join().expect("it only says its name"))
    });
    for name in names {
        println!("named: {:?}", name?);
    }
    let unnamed = thread::spawn(|| thread::current().name().is_none());
    let unnamed = unnamed.join().expect("it only looks for its name");
    println!("spawned without a name it has none: {unnamed}");

    let (depth, used) = walk(10_000, 64 << 20)?;
    println!("{depth} folders deep, more than 2 MiB: {}", used > 2 << 20);

    // Half of them might be free where a pointer has 32 bits.
    let most = usize::MAX / 8 * 7;
    let outcome = match Builder::new().stack_size(most).spawn(|| {}) {
        Ok(greedy) => {
            greedy.join().expect("it does nothing");
            "started"
        }
        Err(_) => "refused, and the program goes on",
    };
    println!("most of all addresses as a stack: {outcome}");
    Ok(())
}

//! A dropped handle lets its task run on in tokio, and cancels it in smol.
//!
//! In tokio the task goes on without anyone to hear of its end or its panic;
//! `abort` stops it. In smol the handle owns the task, as a `Vec` owns its
//! items; `detach` lets it go. Neither is an error to the compiler, so a line
//! moved from one runtime to the other changes what the program does.
//!
//! Prints:
//!
//! ```text
//! tokio, dropped: the task ran: true
//! smol, dropped: the task ran: false
//! smol, detached: the task ran: true
//! ```

use std::cell::Cell;
use std::rc::Rc;
use std::sync::mpsc;

use smol::LocalExecutor;
use tokio::task::yield_now;

/// Whether the task ran although its handle was dropped.
#[tokio::main(flavor = "current_thread")]
async fn on_tokio() -> bool {
    let (note, noted) = mpsc::channel();
    let task = tokio::spawn(async move {
        let _ = note.send(());
    });
    drop(task);
    yield_now().await; // One thread: the task has its turn here.
    noted.try_recv().is_ok()
}

/// The same; with `detach`, the handle is not dropped but let go.
fn on_smol(detach: bool) -> bool {
    let tasks = LocalExecutor::new();
    let noted = Rc::new(Cell::new(false));
    let note = Rc::clone(&noted);
    let task = tasks.spawn(async move { note.set(true) });
    if detach {
        task.detach();
    } else {
        drop(task);
    }
    while tasks.try_tick() {} // Runs all there is to run.
    noted.get()
}

pub fn main() {
    println!("tokio, dropped: the task ran: {}", on_tokio());
    println!("smol, dropped: the task ran: {}", on_smol(false));
    println!("smol, detached: the task ran: {}", on_smol(true));
}

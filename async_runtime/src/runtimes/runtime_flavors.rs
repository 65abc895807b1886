//! Two flavors of runtime: your own thread, or workers beside it.
//!
//! `current_thread` starts no thread. Its tasks run on the thread that calls
//! `block_on`, and only while that call lasts. `multi_thread` starts its
//! workers at once; they run tasks by themselves, several in the same moment,
//! and only the future given to `block_on` itself stays on your thread. So a
//! program that calls async code now and then must not expect a
//! `current_thread` runtime to do anything in between.
//!
//! Prints:
//!
//! ```text
//! current_thread
//!   block_on on my thread: true, its task: true
//!   a task runs without block_on: false
//! multi_thread
//!   block_on on my thread: true, its task: false
//!   a task runs without block_on: true
//!   two tasks in the same moment: true
//! ```

use std::sync::mpsc;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinError;

/// Whether a task begins when nobody is in `block_on`.
///
/// # Errors
///
/// If the task panics.
pub fn runs_by_itself(
    runtime: &Runtime,
    patience: Duration,
) -> Result<bool, JoinError> {
    let (say_begun, begun) = mpsc::channel();
    let task = runtime.spawn(async move {
        let _ = say_begun.send(());
    });
    let by_itself = begun.recv_timeout(patience).is_ok();
    runtime.block_on(task)?;
    Ok(by_itself)
}

/// Whether the future in `block_on` and a task run on the caller's thread.
///
/// # Errors
///
/// If the task panics.
pub fn on_my_thread(runtime: &Runtime) -> Result<(bool, bool), JoinError> {
    let me = thread::current().id();
    let is_mine = async move || thread::current().id() == me;
    runtime.block_on(async move {
        let task = tokio::spawn(async move { is_mine().await });
        Ok((is_mine().await, task.await?))
    })
}

pub fn main() -> Result<(), JoinError> {
    let one = Builder::new_current_thread().build();
    let one = one.expect("a runtime on this thread needs no other");
    let two = Builder::new_multi_thread().worker_threads(2).build();
    let two = two.expect("the system has room for two more threads");

    println!("current_thread");
    let (root, task) = on_my_thread(&one)?;
    println!("  block_on on my thread: {root}, its task: {task}");
    let by_itself = runs_by_itself(&one, Duration::from_millis(50))?;
    println!("  a task runs without block_on: {by_itself}");

    println!("multi_thread");
    let (root, task) = on_my_thread(&two)?;
    println!("  block_on on my thread: {root}, its task: {task}");
    let by_itself = runs_by_itself(&two, Duration::from_mins(1))?;
    println!("  a task runs without block_on: {by_itself}");

    // Each blocks its worker until the other is there: two at once or never.
    let meeting = Arc::new(Barrier::new(2));
    let tasks = [(); 2].map(|()| {
        let meeting = Arc::clone(&meeting);
        two.spawn(async move { meeting.wait().is_leader() })
    });
    let mut leaders = 0;
    for task in tasks {
        leaders += u32::from(two.block_on(task)?);
    }
    println!("  two tasks in the same moment: {}", leaders == 1);
    Ok(())
}

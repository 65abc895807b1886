//! `abort` only asks: a task has ended when its handle says so.
//!
//! When `abort` returns, the task may still hold what it holds, until the
//! runtime gets to it and drops it at the await where it stands; here there
//! is one thread, so it does. So await the handle. A task that was done
//! first is done: its value is there. A job on `spawn_blocking` has no await
//! to end at: once it runs, `abort` does nothing to it. One that still waits
//! for a thread is cancelled and never runs.
//!
//! Dropping a `JoinHandle` does not abort, it lets the task go. Where the
//! task should end with its owner, `AbortOnDropHandle` asks on drop.
//!
//! Prints:
//!
//! ```text
//! owners of the lease after abort: 2
//! owners after its handle was awaited: 1
//! aborted after its end: Some(7)
//! blocking job that runs, aborted: Some(7)
//! blocking job in the queue, aborted: cancelled true, ran false
//! owners after an owning handle was dropped: 1
//! ```

use std::future;
use std::sync::{Arc, mpsc};

use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tokio::task::{self, JoinHandle};
use tokio_util::task::AbortOnDropHandle;

/// A task that holds `lease` and waits for ever; it has begun.
async fn holder(lease: &Arc<()>) -> JoinHandle<()> {
    let (begun, has_begun) = oneshot::channel();
    let lease = Arc::clone(lease);
    let task = tokio::spawn(async move {
        let _ = begun.send(());
        future::pending::<()>().await;
        drop(lease);
    });
    has_begun.await.expect("the task says that it has begun");
    task
}

/// Owners of the lease after `abort`, and after the handle was awaited.
pub async fn abort_a_waiting_task() -> (usize, usize) {
    let lease = Arc::new(());
    let task = holder(&lease).await;
    task.abort();
    let asked = Arc::strong_count(&lease);
    let error = task.await.expect_err("it waits for ever");
    assert!(error.is_cancelled());
    (asked, Arc::strong_count(&lease))
}

pub async fn abort_a_finished_task() -> Option<u32> {
    let task = tokio::spawn(async { 7 });
    while !task.is_finished() {
        task::yield_now().await;
    }
    task.abort();
    task.await.ok()
}

pub async fn abort_a_blocking_job() -> Option<u32> {
    let (begun, has_begun) = oneshot::channel();
    let (feed, food) = mpsc::channel();
    let job = task::spawn_blocking(move || {
        let _ = begun.send(());
        food.recv().expect("the number is sent below")
    });
    has_begun.await.expect("the job says that it has begun");
    job.abort();
    feed.send(7).expect("the job still waits for it");
    job.await.ok()
}

/// Aborts a job that waits for the pool's only thread; returns whether it was
/// cancelled, and whether it ran.
pub async fn abort_a_queued_job() -> (bool, bool) {
    let (release, wait) = mpsc::channel::<()>();
    let busy = task::spawn_blocking(move || {
        let _ = wait.recv();
    });
    let (note, noted) = mpsc::channel();
    let queued = task::spawn_blocking(move || note.send(()));
    queued.abort();
    drop(release);
    busy.await.expect("waiting does not panic");
    let cancelled = queued.await.is_err_and(|error| error.is_cancelled());
    (cancelled, noted.recv().is_ok())
}

/// Owners of the lease once the task has ended because its handle did.
pub async fn drop_an_owning_handle() -> usize {
    let lease = Arc::new(());
    let task = holder(&lease).await;
    let stopper = task.abort_handle();
    drop(AbortOnDropHandle::new(task));
    while !stopper.is_finished() {
        task::yield_now().await;
    }
    Arc::strong_count(&lease)
}

pub fn main() {
    let runtime = Builder::new_current_thread()
        .max_blocking_threads(1) // So that a second job has to wait.
        .build()
        .expect("a runtime on this thread needs no other");
    runtime.block_on(abort_all());
}

async fn abort_all() {
    let (asked, ended) = abort_a_waiting_task().await;
    println!("owners of the lease after abort: {asked}");
    println!("owners after its handle was awaited: {ended}");
    println!("aborted after its end: {:?}", abort_a_finished_task().await);
    let ended = abort_a_blocking_job().await;
    println!("blocking job that runs, aborted: {ended:?}");
    let (cancelled, ran) = abort_a_queued_job().await;
    println!(
        "blocking job in the queue, aborted: cancelled {cancelled}, ran {ran}"
    );
    let owners = drop_an_owning_handle().await;
    println!("owners after an owning handle was dropped: {owners}");
}

//! The id of a request belongs to its task: a thread serves many in turn.
//!
//! A thread-local says what was last set on this thread, and at an await
//! another task may have set it: in the first form, which is wrong, the
//! first request finds the id of the second. `task_local!` binds a value to
//! a future: it is there whenever that future is polled. A task that it
//! spawns has none: pass it on by hand. So an argument is the better way
//! wherever you can change the signature; this is for a logger deep down.
//!
//! Prints:
//!
//! ```text
//! thread-local: request 1 finds 2
//! thread-local: request 2 finds 2
//! task-local: request 1 finds 1
//! task-local: request 2 finds 2
//! spawned by request 3: None, handed on: Some(3)
//! ```

use std::cell::Cell;

use tokio::task::{JoinSet, yield_now};

thread_local! {
    static ON_THREAD: Cell<u32> = const { Cell::new(0) };
}

tokio::task_local! {
    static IN_TASK: u32;
}

/// The ids of two requests, and what each finds after an await.
pub async fn thread_local_ids() -> Vec<(u32, u32)> {
    let mut requests = JoinSet::new();
    for id in [1, 2] {
        requests.spawn(async move {
            ON_THREAD.set(id);
            yield_now().await;
            (id, ON_THREAD.get())
        });
    }
    sorted(requests).await
}

pub async fn task_local_ids() -> Vec<(u32, u32)> {
    let mut requests = JoinSet::new();
    for id in [1, 2] {
        requests.spawn(IN_TASK.scope(id, async move {
            yield_now().await;
            (id, IN_TASK.get())
        }));
    }
    sorted(requests).await
}

/// What a task finds that was spawned by a request: nothing; and if the
/// request hands its id on.
pub async fn spawned_by_a_request() -> (Option<u32>, Option<u32>) {
    let look = async || IN_TASK.try_get().ok();
    IN_TASK
        .scope(3, async move {
            let bare = tokio::spawn(look());
            let handed_on =
                tokio::spawn(IN_TASK.scope(IN_TASK.get(), look()));
            (
                bare.await.expect("looking does not panic"),
                handed_on.await.expect("looking does not panic"),
            )
        })
        .await
}

async fn sorted(requests: JoinSet<(u32, u32)>) -> Vec<(u32, u32)> {
    let mut ids = requests.join_all().await;
    ids.sort_unstable();
    ids
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    for (id, found) in thread_local_ids().await {
        println!("thread-local: request {id} finds {found}");
    }
    for (id, found) in task_local_ids().await {
        println!("task-local: request {id} finds {found}");
    }
    let (bare, handed_on) = spawned_by_a_request().await;
    println!("spawned by request 3: {bare:?}, handed on: {handed_on:?}");
}

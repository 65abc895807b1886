//! `context.WithValue`: an argument, or a task-local where none fits.
//!
//! Go: `context.WithValue(ctx, key, id)`, `ctx.Value(key).(int)`.
//! Rust: an argument; `tokio::task_local!` for what all layers log.
//! Checked: compile time: a forgotten argument (`forgotten_request_id`) and its
//! type; run time: a task-local that nobody set, with `try_get`.
//!
//! There is no `Context` type that everyone passes on, and what it carries is
//! better said in a signature. A task-local reaches what runs inside its scope,
//! through functions that do not know of it, but not a task spawned there: it
//! needs a scope of its own, as a goroutine needs to be given the context.
//!
//! Prints:
//!
//! ```text
//! order 7 packed for request 42
//! request 42: took the order
//! no request: sent a letter
//! request 42: paid
//! no request: opened the shop
//! ```

tokio::task_local! {
    static REQUEST: u64;
}

fn pack(order: u64, request: u64) -> String {
    format!("order {order} packed for request {request}")
}

/// A function far below, which nobody handed a request.
fn log(what: &str) -> String {
    match REQUEST.try_get() {
        Ok(request) => format!("request {request}: {what}"),
        Err(_) => format!("no request: {what}"),
    }
}

async fn handle() -> [String; 3] {
    let request = REQUEST.get();
    let spawned = tokio::spawn(async { log("sent a letter") });
    let handed_on =
        tokio::spawn(REQUEST.scope(request, async { log("paid") }));
    [
        log("took the order"),
        spawned.await.expect("logging does not panic"),
        handed_on.await.expect("logging does not panic"),
    ]
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    println!("{}", pack(7, 42));
    for line in REQUEST.scope(42, handle()).await {
        println!("{line}");
    }
    println!("{}", log("opened the shop"));
}

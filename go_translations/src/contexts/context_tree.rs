//! A tree of contexts: cancelling goes down, never up.
//!
//! Go: `context.WithCancel(parent)` makes a child; `defer cancel()`.
//! Rust: `parent.child_token()`; `token.drop_guard()`.
//! Checked: not at all: a token that is dropped without a cancel.
//!
//! A parent takes all below it along; a child takes neither its parent nor its
//! sister. It is often said that cancelling cannot be forgotten in Rust, for a
//! token is cancelled when it is dropped. It is not: those who hold a clone
//! run on. A `drop_guard` does what `defer cancel()` does.
//!
//! Prints:
//!
//! ```text
//! nobody cancelled: shop runs, desk runs, printer runs, till runs
//! desk cancelled: shop runs, desk stopped, printer stopped, till runs
//! shop cancelled: shop stopped, desk stopped, printer stopped, till stopped
//! child of a cancelled one: it stopped
//! forgotten: worker runs
//! guarded: worker stopped
//! ```

use tokio_util::sync::CancellationToken;

fn state(name: &str, token: &CancellationToken) -> String {
    let state = if token.is_cancelled() {
        "stopped"
    } else {
        "runs"
    };
    format!("{name} {state}")
}

/// Uses a token in a function that forgets it.
fn forget() -> CancellationToken {
    let token = CancellationToken::new();
    token.clone() // what a worker would have; `token` itself is dropped
}

/// Cancels at the end of its block, however that is reached.
fn guard() -> CancellationToken {
    let token = CancellationToken::new();
    let worker = token.clone();
    let _cancelled_at_the_end = token.drop_guard();
    worker
}

pub fn main() {
    let shop = CancellationToken::new();
    let (desk, till) = (shop.child_token(), shop.child_token());
    let printer = desk.child_token();
    let print = |who: &str| {
        let all = [
            state("shop", &shop),
            state("desk", &desk),
            state("printer", &printer),
            state("till", &till),
        ];
        println!("{who}: {}", all.join(", "));
    };
    print("nobody cancelled");
    desk.cancel();
    print("desk cancelled");
    shop.cancel();
    print("shop cancelled");
    println!(
        "child of a cancelled one: {}",
        state("it", &shop.child_token())
    );

    println!("forgotten: {}", state("worker", &forget()));
    println!("guarded: {}", state("worker", &guard()));
}

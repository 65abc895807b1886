//! `context.WithCancelCause`: a token beside a cell with the reason.
//!
//! Go: `cancel(err)`, then `context.Cause(ctx)`; the first cause stays.
//! Rust: `CancellationToken` has no cause: keep it in a `OnceLock` beside it.
//! Checked: compile time: that there may be no cause, for it is an `Option`;
//! not at all: a cancel on the token alone, which gives none.
//!
//! The order matters: the reason is set, then the token is cancelled. Whoever
//! wakes then finds the reason there. A `OnceLock` is set once, so the first of
//! two causes stays, as in Go. A cancel on the token alone gives none, and the
//! first cause that comes after it still counts.
//!
//! Prints:
//!
//! ```text
//! a cause before: false
//! the printer stops: no more paper
//! and still: no more paper
//! the token alone: no cause
//! ```

use std::sync::{Arc, OnceLock};

use tokio_util::sync::CancellationToken;

enum Cause {
    NoMorePaper,
    ShopCloses,
}

#[derive(Clone, Default)]
struct Stop {
    token: CancellationToken,
    cause: Arc<OnceLock<Cause>>,
}

impl Stop {
    fn cancel(&self, cause: Cause) {
        // Only the first sets it. Then, and not before, the others wake.
        let _ = self.cause.set(cause);
        self.token.cancel();
    }

    /// Waits for the cancel; its cause, unless somebody cancelled the token.
    async fn cancelled(&self) -> Option<&Cause> {
        self.token.cancelled().await;
        self.cause.get()
    }
}

async fn print_until(stop: Stop) -> &'static str {
    match stop.cancelled().await {
        Some(Cause::NoMorePaper) => "no more paper",
        Some(Cause::ShopCloses) => "the shop closes",
        None => "no cause",
    }
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let stop = Stop::default();
    println!("a cause before: {}", stop.cause.get().is_some());
    let printer = tokio::spawn(print_until(stop.clone()));
    stop.cancel(Cause::NoMorePaper);
    stop.cancel(Cause::ShopCloses);
    let cause = printer.await.expect("the printer does not panic");
    println!("the printer stops: {cause}");
    println!("and still: {}", print_until(stop).await);

    let bare = Stop::default();
    bare.token.cancel();
    println!("the token alone: {}", print_until(bare).await);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_cause_after_a_cancel_without_one_still_counts() {
        let stop = Stop::default();
        stop.token.cancel();
        stop.cancel(Cause::ShopCloses);
        assert_eq!(print_until(stop).await, "the shop closes");
    }
}

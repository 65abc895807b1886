//! Cancel one branch of a tree of tokens: all below it stop, none above.
//!
//! A clone of a `CancellationToken` is the same token; a child is a branch
//! of its own. A token only says that it is time: who does not ask does not
//! stop, such as the receipt below. `run_until_cancelled` asks at every
//! wait and drops the future it was given, so hand it only what may be
//! dropped half-done. A drop guard cancels when its scope ends, also where
//! it ends early.
//!
//! Prints:
//!
//! ```text
//! Ada leaves: Ada's tea cancelled, Bob's milk answered, receipt answered
//! server stops: Ada's tea cancelled, Bob's milk cancelled, receipt answered
//! guard dropped: Ada's tea cancelled, Bob's milk cancelled, receipt answered
//! ```

use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

/// Answers after an hour, or not at all.
async fn request(name: &str, token: CancellationToken) -> String {
    let work = sleep(Duration::from_hours(1));
    match token.run_until_cancelled(work).await {
        Some(()) => format!("{name} answered"),
        None => format!("{name} cancelled"),
    }
}

/// Never looks at its token.
async fn receipt(_token: CancellationToken) -> String {
    sleep(Duration::from_hours(1)).await;
    "receipt answered".to_owned()
}

/// Ada's connection has two requests, Bob's one; `cancel` says what stops.
pub async fn serve(
    cancel: impl FnOnce(CancellationToken, CancellationToken),
) -> Vec<String> {
    let server = CancellationToken::new();
    let ada = server.child_token();
    let bob = server.child_token();
    let mut requests = JoinSet::new();
    requests.spawn(request("Ada's tea", ada.child_token()));
    requests.spawn(receipt(ada.child_token()));
    requests.spawn(request("Bob's milk", bob.child_token()));
    cancel(server, ada);
    let mut ends = requests.join_all().await;
    ends.sort();
    ends
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let ends = serve(|_, ada| ada.cancel()).await;
    println!("Ada leaves: {}", ends.join(", "));

    let ends = serve(|server, _| server.cancel()).await;
    println!("server stops: {}", ends.join(", "));

    let ends = serve(|server, _| {
        let _guard = server.drop_guard();
        // The scope ends here, and with it the guard.
    })
    .await;
    println!("guard dropped: {}", ends.join(", "));
}

#[cfg(test)]
mod tests {
    use tokio_util::sync::CancellationToken;

    #[test]
    fn a_clone_is_the_same_token_and_a_child_is_not() {
        let parent = CancellationToken::new();
        let child = parent.child_token();
        child.cancel();
        assert!(!parent.is_cancelled());
        parent.clone().cancel();
        assert!(parent.is_cancelled());
        assert!(parent.child_token().is_cancelled(), "a late child too");
    }
}

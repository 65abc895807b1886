//! Broadcast: a listener that keeps up hears every order after it came.
//!
//! `send` does not wait. It fails only if nobody listens at this moment, and
//! then hands the order back: for a publisher that may be first that is no
//! error, and `unwrap` there is a crash waiting for a quiet evening. `Closed`
//! comes when the last sender is gone and all that was sent has been heard;
//! that is how the listeners end. Keep one sender, and they never do.
//!
//! Prints:
//!
//! ```text
//! nobody there: Err(SendError("soup"))
//! tea: Ok(1) listening
//! milk: Ok(2) listening
//! the kitchen heard tea, milk
//! the bar heard milk
//! ```

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{self, Receiver};

/// All that it hears until nobody can call out any more.
pub async fn listen(mut orders: Receiver<&'static str>) -> String {
    let mut heard = Vec::new();
    loop {
        match orders.recv().await {
            Ok(order) => heard.push(order.to_owned()),
            Err(RecvError::Lagged(missed)) => {
                heard.push(format!("({missed} missed)"));
            }
            Err(RecvError::Closed) => return heard.join(", "),
        }
    }
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (call_out, orders) = broadcast::channel(8);
    drop(orders);
    println!("nobody there: {:?}", call_out.send("soup"));

    let kitchen = tokio::spawn(listen(call_out.subscribe()));
    println!("tea: {:?} listening", call_out.send("tea"));
    let bar = tokio::spawn(listen(call_out.subscribe()));
    println!("milk: {:?} listening", call_out.send("milk"));
    drop(call_out);

    let heard = kitchen.await.expect("listening does not panic");
    println!("the kitchen heard {heard}");
    let heard = bar.await.expect("listening does not panic");
    println!("the bar heard {heard}");
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn one_sender_that_is_kept_keeps_the_listener() {
        let (call_out, orders) = broadcast::channel(8);
        let kept = call_out.clone();
        drop(call_out);
        let a_year = Duration::from_hours(24 * 365);
        let mut listening = Box::pin(listen(orders));
        assert!(
            tokio::time::timeout(a_year, &mut listening).await.is_err()
        );
        drop(kept);
        assert_eq!(listening.await, "");
    }
}

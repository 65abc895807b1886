//! A trait with an `async fn` cannot be used through `dyn`.
//!
//! Wanted: hand an order to a handler that is chosen at run time.
//! Refused: each `async fn` returns a future of its own type and size.
//! Instead: `dyn_async_trait`, where the future comes in a box.

trait Handler {
    async fn handle(&self, order: &str) -> String;
}

struct Counter;

impl Handler for Counter {
    async fn handle(&self, order: &str) -> String {
        format!("{order} is on the counter")
    }
}

#[rustfmt::skip]
async fn hand_over(handler: &dyn Handler) { //~ E0038
//+ async fn hand_over(handler: &impl Handler) {
    println!("{}", handler.handle("tea").await);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let handler = Counter;
    hand_over(&handler).await; //~ E0038
}

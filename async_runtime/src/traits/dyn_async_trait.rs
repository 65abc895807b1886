//! For `dyn`, a trait returns its future in a box; a second trait can do it.
//!
//! Each implementation of an `async fn` makes a future of its own type and
//! size, so a caller that does not know the implementation cannot hold it:
//! `dyn Handler` is refused. `DynHandler` returns `BoxFuture`, which is
//! always the same pointer, and every `Handler` is one, by the `impl`
//! below. So only those who want a list of handlers pay for a box per
//! call. Where all are to be called through `dyn` anyway, write the boxed
//! trait alone.
//!
//! Prints:
//!
//! ```text
//! tea is on the counter
//! tea goes to Riga
//! milk is on the counter
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use futures::future::BoxFuture;
use tokio::task::yield_now;

pub trait Handler: Send + Sync {
    fn handle(&self, order: &str) -> impl Future<Output = String> + Send;
}

pub trait DynHandler: Send + Sync {
    fn handle_boxed<'a>(&'a self, order: &'a str) -> BoxFuture<'a, String>;
}

impl<H: Handler> DynHandler for H {
    fn handle_boxed<'a>(&'a self, order: &'a str) -> BoxFuture<'a, String> {
        Box::pin(self.handle(order))
    }
}

struct Counter;

impl Handler for Counter {
    async fn handle(&self, order: &str) -> String {
        format!("{order} is on the counter")
    }
}

struct Delivery {
    city: &'static str,
}

impl Handler for Delivery {
    async fn handle(&self, order: &str) -> String {
        yield_now().await;
        format!("{order} goes to {}", self.city)
    }
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let handlers: [Box<dyn DynHandler>; 2] =
        [Box::new(Counter), Box::new(Delivery { city: "Riga" })];
    for handler in &handlers {
        println!("{}", handler.handle_boxed("tea").await);
    }
    // Where the type is known, there is no box.
    println!("{}", Counter.handle("milk").await);
}

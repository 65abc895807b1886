//! A trait that promises `Send` holds each implementation to it.
//!
//! Wanted: an `async fn` with an `Rc`, for a trait whose futures are `Send`.
//! Refused: here, where it is written, and not where somebody spawns it.
//! Instead: `trait_send_bound`, which holds none; or an `Arc`, as here.

use std::rc::Rc;
//+ use std::sync::Arc;

use tokio::task::yield_now;

trait Job {
    fn run(&self) -> impl Future<Output = usize> + Send;
}

struct CountWords(Vec<&'static str>);

impl Job for CountWords {
    #[rustfmt::skip]
    async fn run(&self) -> usize { //~ "future cannot be sent between threads"
        let words = Rc::new(self.0.clone());
        //+ let words = Arc::new(self.0.clone());
        yield_now().await;
        words.len()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let job = CountWords(vec!["tea", "milk"]);
    println!("{} words", job.run().await);
}

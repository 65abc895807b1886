//! `<-done`: await the handle for the end, a `oneshot` for a moment on the way.
//!
//! Go: `done := make(chan T)`, sent to once, and `<-done`.
//! Rust: the `JoinHandle` for the end; `oneshot` for an event before it.
//! Checked: compile time: a signal is sent once (`signal_sent_twice`); run
//! time: a worker that ends without a word is an `Err`; not at all: a worker
//! that never ends.
//!
//! In Go the `defer close(hot)` is what saves the waiting side when the worker
//! gives up, and it can be left out. Here the signal's sender is dropped with
//! the worker, however it ends, and the wait ends with it.
//!
//! Prints:
//!
//! ```text
//! the oven has 220 degrees
//! baked 3 loaves
//! without flour: the baker left without a word
//! ```

use std::sync::mpsc;
use std::thread;

use tokio::sync::oneshot;

type Baked = (Option<u32>, u32);

/// How hot the oven was, if a signal came, and how many loaves there are.
pub async fn bake(bags_of_flour: u32) -> Baked {
    let (hot, is_hot) = oneshot::channel();
    let baker = tokio::spawn(async move { baker(bags_of_flour, hot) });
    let degrees = is_hot.await.ok();
    (degrees, baker.await.expect("the baker does not panic"))
}

fn baker(bags_of_flour: u32, hot: oneshot::Sender<u32>) -> u32 {
    if bags_of_flour == 0 {
        return 0; // `hot` is dropped here, and everywhere else.
    }
    // An `Err` says that the caller has left. The loaves are baked anyway.
    let _caller_is_there = hot.send(220).is_ok();
    bags_of_flour
}

/// The same with a thread.
pub fn literal(bags_of_flour: u32) -> Baked {
    let (hot, is_hot) = mpsc::channel();
    let baker = thread::spawn(move || {
        if bags_of_flour == 0 {
            return 0;
        }
        hot.send(220).expect("the caller waits for it");
        bags_of_flour
    });
    let degrees = is_hot.recv().ok();
    (degrees, baker.join().expect("the baker does not panic"))
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (degrees, loaves) = bake(3).await;
    let degrees = degrees.expect("there is flour");
    println!("the oven has {degrees} degrees");
    println!("baked {loaves} loaves");

    if bake(0).await.0.is_none() {
        println!("without flour: the baker left without a word");
    }
    assert_eq!(literal(3), bake(3).await);
    assert_eq!(literal(0), bake(0).await);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_baker_bakes_on_when_the_caller_has_left() {
        let (hot, is_hot) = oneshot::channel();
        drop(is_hot);
        assert_eq!(baker(3, hot), 3);
    }
}

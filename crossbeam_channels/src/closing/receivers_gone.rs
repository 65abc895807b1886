//! `send` fails only when the last receiver is gone; `Ok` is not a receipt.
//!
//! With one of two receivers gone, sending goes on. With both gone it fails,
//! and the message comes back inside the error. What was accepted before and
//! not yet taken is dropped with the last receiver: `Ok` means *queued*, and
//! only with capacity 0 *taken* (see `rendezvous`). Who needs to know that a
//! parcel arrived has to be told so by the other side, as in `one_shot`.
//!
//! Prints:
//!
//! ```text
//! one van left, accepted: true
//! the last van is taken off the road
//! the parcel for Ada is thrown away
//! no van left: sending on a disconnected channel
//! the parcel for Grace is back in our hands
//! the parcel for Grace is thrown away
//! ```

use crossbeam::channel::{SendError, unbounded};

#[derive(Debug)]
struct Parcel(&'static str);

impl Drop for Parcel {
    fn drop(&mut self) {
        println!("the parcel for {} is thrown away", self.0);
    }
}

pub fn main() {
    let (road, first_van) = unbounded();
    let second_van = first_van.clone();

    drop(first_van);
    let sent = road.send(Parcel("Ada"));
    println!("one van left, accepted: {}", sent.is_ok());

    println!("the last van is taken off the road");
    drop(second_van);
    if let Err(error) = road.send(Parcel("Grace")) {
        println!("no van left: {error}");
        let SendError(parcel) = error;
        println!("the parcel for {} is back in our hands", parcel.0);
    }
}

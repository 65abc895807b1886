//! Broadcast clones the event for each listener: put a photo in an `Arc`.
//!
//! `recv` returns a clone of what was sent, so the type must be `Clone`, and a
//! clone of a `Vec` is a copy of all its bytes. A clone of an `Arc` is a
//! pointer: the photo lies in one place, whoever looks at it. Events of a few
//! words need no `Arc`.
//!
//! Prints:
//!
//! ```text
//! a Vec: 3 copies
//! an Arc: 1 copy
//! ```

use std::collections::BTreeSet;
use std::sync::Arc;

use tokio::sync::broadcast;

/// How many copies of the bytes there are when all listeners have the photo.
pub async fn copies<P>(photo: P, listeners: usize) -> usize
where
    P: AsRef<Vec<u8>> + Clone,
{
    let (publish, first) = broadcast::channel(1);
    let mut receivers = vec![first];
    receivers.resize_with(listeners, || publish.subscribe());
    // `Ok` has the number of listeners; the photo itself cannot be printed.
    assert!(publish.send(photo).is_ok(), "there are listeners");

    let mut photos: Vec<P> = Vec::new();
    for receiver in &mut receivers {
        let photo = receiver.recv().await;
        photos.push(photo.expect("one photo was sent to each"));
    }
    let places = photos.iter().map(|photo| photo.as_ref().as_ptr());
    places.collect::<BTreeSet<_>>().len()
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let photo = vec![0_u8; 1_000_000];
    println!("a Vec: {} copies", copies(photo.clone(), 3).await);
    println!("an Arc: {} copy", copies(Arc::new(photo), 3).await);
}

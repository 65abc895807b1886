//! A channel moves a `Vec`: 64 MiB change owner and stay where they are.
//!
//! It is often said that message passing pays for copies. What travels through
//! the channel is the `Vec` itself, three words; the buffer behind it keeps its
//! address. The sender has lost it: the compiler refuses a use after `send` as
//! it refuses a use after any other move.
//!
//! Prints:
//!
//! ```text
//! sent 64 MiB
//! the buffer kept its address: true
//! first and last byte: 1 and 2
//! ```

use std::sync::mpsc;
use std::thread;

const MIB: usize = 1024 * 1024;

/// Sends a buffer to another thread; the two addresses it had, and its ends.
pub fn hand_over(bytes: usize) -> (usize, usize, [u8; 2]) {
    let (outbox, inbox) = mpsc::channel::<Vec<u8>>();
    let receiver = thread::spawn(move || {
        let image = inbox.recv().expect("one image is sent");
        (image.as_ptr().addr(), [image[0], image[image.len() - 1]])
    });

    let mut image = vec![0; bytes];
    image[0] = 1;
    image[bytes - 1] = 2;
    let sent_from = image.as_ptr().addr();
    outbox.send(image).expect("the receiver waits for it");

    let (arrived_at, ends) = receiver.join().expect("it does not panic");
    (sent_from, arrived_at, ends)
}

pub fn main() {
    let (sent_from, arrived_at, [first, last]) = hand_over(64 * MIB);
    println!("sent 64 MiB");
    println!("the buffer kept its address: {}", sent_from == arrived_at);
    println!("first and last byte: {first} and {last}");
}

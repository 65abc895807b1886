//! Fan out over one queue, fan in over another, and number what must stay put.
//!
//! Several threads take photos from one channel and put what they made into a
//! second. It comes out as it gets done; whoever needs the order sends the
//! place along. The threads are `std::thread::scope`'s: `crossbeam::thread` is
//! older, and soft-deprecated now that std has scopes.
//!
//! Prints:
//!
//! ```text
//! [100, 200, 300, 400, 500, 600, 700, 800]
//! ```

use std::iter::repeat_n;
use std::thread;

use crossbeam::channel::{Receiver, Sender, bounded};

type Numbered<T> = (usize, T);

fn shrink(photos: Receiver<Numbered<u32>>, small: &Sender<Numbered<u32>>) {
    for (place, width) in photos {
        if small.send((place, width / 10)).is_err() {
            break;
        }
    }
}

/// Shrinks all photos and keeps them in order.
///
/// # Panics
///
/// If there are no threads: nothing would be shrunk.
pub fn shrink_all(widths: &[u32], threads: usize) -> Vec<u32> {
    assert!(threads > 0, "there is nobody to shrink a photo");
    let (album, photos) = bounded(threads);
    let (small, made) = bounded(threads);
    let mut shrunk = vec![0; widths.len()];
    thread::scope(|scope| {
        // Fan out. The last thread gets the originals of both ends.
        for (photos, small) in repeat_n((photos, small), threads) {
            scope.spawn(move || shrink(photos, &small));
        }
        // In its own thread, for the queues are bounded: somebody has to
        // take out while this one puts in.
        scope.spawn(move || {
            let mut photos = widths.iter().copied().enumerate();
            photos.try_for_each(|photo| album.send(photo))
        });
        // Fan in.
        for (place, width) in made {
            shrunk[place] = width;
        }
    });
    shrunk
}

pub fn main() {
    let widths: Vec<u32> = (1..=8).map(|n| n * 1000).collect();
    println!("{:?}", shrink_all(&widths, 3));
}

#[cfg(test)]
mod tests {
    use super::shrink_all;

    #[test]
    fn as_many_come_out_in_order_whatever_the_number_of_threads() {
        let widths: Vec<u32> = (0..1000).map(|n| n * 10).collect();
        for threads in [1, 2, 7] {
            assert!(shrink_all(&widths, threads).into_iter().eq(0..1000));
        }
    }

    #[test]
    #[should_panic(expected = "nobody to shrink")]
    fn without_threads_no_unshrunk_photos_come_back() {
        shrink_all(&[10, 20], 0);
    }
}

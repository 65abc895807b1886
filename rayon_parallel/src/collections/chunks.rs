//! Brighten an image by the row, not by the pixel.
//!
//! A pixel costs less than a call that hands it on. `par_chunks_mut` gives
//! each call a whole row: inside it is a plain loop, which the compiler can
//! make the most of, and the row number comes from `enumerate`. The chunks do
//! not overlap, so each is `&mut` and nothing is locked.
//!
//! `par_iter_mut` would also split the image into large runs; with chunks you
//! choose the run, can share work within it (here the row's factor is
//! computed once), and know how often the closure is called.
//!
//! Prints:
//!
//! ```text
//! 307200 pixels, 480 calls
//! row 0: 100
//! row 240: 200
//! row 479: 255
//! ```

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

/// Adds to each row its share of `most`; returns how many calls that took.
/// Panics if `width` is zero.
pub fn brighten(image: &mut [u8], width: usize, most: u8) -> usize {
    let calls = AtomicUsize::new(0);
    let height = (image.len() / width).max(1);
    image
        .par_chunks_mut(width)
        .enumerate()
        .for_each(|(row, pixels)| {
            calls.fetch_add(1, Ordering::Relaxed);
            let share = usize::from(most) * row / height;
            for pixel in pixels {
                *pixel = pixel.saturating_add(share as u8);
            }
        });
    calls.into_inner()
}

pub fn main() {
    let (width, height) = (640, 480);
    let mut image = vec![100; width * height];
    let calls = brighten(&mut image, width, 200);
    println!("{} pixels, {calls} calls", image.len());
    for row in [0, height / 2, height - 1] {
        println!("row {row}: {}", image[row * width]);
    }
}

#[cfg(test)]
mod tests {
    use super::brighten;

    #[test]
    fn a_last_row_that_is_cut_off_is_brightened_too() {
        let mut image = [0; 7];
        assert_eq!(brighten(&mut image, 3, 100), 3);
        assert_eq!(image, [0, 0, 0, 50, 50, 50, 100]);
        // And where no row is whole.
        assert_eq!(brighten(&mut image[..2], 3, 100), 1);
        assert_eq!(brighten(&mut [], 3, 100), 0);
    }
}

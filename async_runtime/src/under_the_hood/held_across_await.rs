//! A future is as big as what it holds across an `.await`.
//!
//! What lives on both sides of an `.await` is part of the state, and so is
//! the future waited for. A buffer whose block ends before the `.await` costs
//! nothing, and two waits one after the other share their place. It is often
//! said that a task takes some 50 or 200 bytes; it takes what its largest
//! wait needs, for a task stores its future. `Box::pin` puts a big part on
//! the heap and leaves a pointer.
//!
//! The sizes are the compiler's choice and may differ in another version.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! used before the await: {small} bytes
//! held across the await: {large} bytes
//! in a future inside: {large} bytes
//! two, one after another: {large} bytes
//! the same in a box: {small} bytes
//! ```

use std::future::ready;

const KIB: usize = 1024;

fn fill() -> [u8; KIB] {
    [7; KIB]
}

async fn before() -> u8 {
    let last = {
        let page = fill();
        page[KIB - 1]
    };
    ready(()).await;
    last
}

async fn across() -> u8 {
    let page = fill();
    ready(()).await;
    page[KIB - 1]
}

async fn inside() -> u8 {
    across().await
}

async fn one_after_another() -> u8 {
    across().await + across().await
}

async fn boxed() -> u8 {
    Box::pin(across()).await
}

pub fn main() {
    println!("used before the await: {} bytes", size_of_val(&before()));
    println!("held across the await: {} bytes", size_of_val(&across()));
    println!("in a future inside: {} bytes", size_of_val(&inside()));
    let size = size_of_val(&one_after_another());
    println!("two, one after another: {size} bytes");
    println!("the same in a box: {} bytes", size_of_val(&boxed()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_held_is_paid_for() {
        assert!(size_of_val(&before()) < KIB);
        assert!(size_of_val(&across()) >= KIB);
        assert!(size_of_val(&inside()) >= KIB);
        assert!(size_of_val(&one_after_another()) < 2 * KIB);
        assert!(size_of_val(&boxed()) < KIB);
    }
}

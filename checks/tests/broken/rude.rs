//! A program that answers nothing and does not notice when nobody reads.

fn main() {
    for number in 0..100_000 {
        println!("{number}");
    }
}

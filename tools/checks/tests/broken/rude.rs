//! A program that answers nothing and does not notice when nobody reads.

fn main() {
    // Other words, another answer.
    let start = std::env::args().map(|word| word.len()).sum::<usize>();
    for number in start..100_000 {
        println!("{number}");
    }
}

//! What `cargo bench -p benches` says where criterion was not asked for.

fn main() {
    if !cfg!(feature = "criterion") {
        println!(
            "The criterion benches: cargo bench -p benches --features \
             criterion\nThe comparison itself: cargo run --release -p benches"
        );
    }
}

//! An `async fn` that awaits itself would contain itself.
//!
//! Wanted: count the parcels in a parcel, and those in these.
//! Refused: its future holds the one it awaits, so it would have no size.
//! Instead: `dyn_futures`, where the inner one is in a box.

#[rustfmt::skip]
async fn parcels(depth: u32) -> u32 { //~ E0733
    if depth == 0 {
        return 1;
    }
    1 + 2 * parcels(depth - 1).await
    //+ 1 + 2 * Box::pin(parcels(depth - 1)).await
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{} parcels", parcels(3).await);
}

//! Calling an `async fn` runs none of it: `.await` does.
//!
//! The call only makes a value, a future. A future that nobody awaits is
//! dropped, and nothing of it has run.
//! `tokio::spawn` is another way to run one: the runtime then polls it, and
//! awaiting the handle gives its result.
//!
//! Prints:
//!
//! ```text
//! called, and nothing is packed yet
//! packing order 7
//! its label is 70
//! order 8 was never packed
//! order 9 is the runtime's now
//! packing order 9
//! its label is 90
//! ```

use tokio::task::{JoinError, yield_now};

async fn pack(order: u32) -> u32 {
    println!("packing order {order}");
    yield_now().await; // Whatever it has to wait for.
    order * 10
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() -> Result<(), JoinError> {
    let packing = pack(7);
    println!("called, and nothing is packed yet");
    let label = packing.await;
    println!("its label is {label}");

    drop(pack(8));
    println!("order 8 was never packed");

    let packing = tokio::spawn(pack(9));
    println!("order 9 is the runtime's now");
    let label = packing.await?;
    println!("its label is {label}");
    Ok(())
}

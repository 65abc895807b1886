//! Only async code can await.
//!
//! Wanted: get the result of an async function in a plain one.
//! Refused: `.await` gives the thread back, and a plain function cannot.
//! Instead: `await_runs_it`, where the function that awaits is async itself.

async fn price(item: &str) -> usize {
    item.len() * 10
}

fn main() {
    let price = price("tea").await; //~ E0728
    //+ let price = smol::block_on(price("tea"));
    println!("{price}");
}

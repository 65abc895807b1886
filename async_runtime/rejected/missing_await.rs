//! A future is not yet the value it will give.
//!
//! Wanted: use what an async function returns.
//! Refused: the call gives a future; `.await` gives its result.
//! Instead: `await_runs_it`, where `.await` is what runs the function.

async fn price(item: &str) -> usize {
    item.len() * 10
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tea: usize = price("tea"); //~ E0308
    //+ let tea: usize = price("tea").await;
    println!("{}", tea + 90);
}

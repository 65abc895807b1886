//! `std`'s mutex for data, tokio's where the guard must live across awaits.
//!
//! It is often said that async code needs the async mutex. A counter or a
//! map is locked, changed and unlocked between two awaits: `std`'s is right
//! there, and `spawn` refuses a task that holds it longer. A thing whose
//! methods are themselves `async`, such as a printer or a connection, can
//! only be used with the guard in hand while waiting: there it is tokio's.
//!
//! Take the guard for as long as the work belongs together. Locked for each
//! line, the printer below mixes the two tickets; locked for the ticket, it
//! does not. The tests show one more difference: tokio's has no poison, so
//! after a panic the next one to lock sees whatever was left.
//!
//! Prints:
//!
//! ```text
//! std for data: 100
//! tokio, each line: Ada: tea, Bob: tea, Ada: milk, Bob: milk
//! tokio, the ticket: Ada: tea, Ada: milk, Bob: tea, Bob: milk
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::sync::{Arc, Mutex as StdMutex};

use tokio::sync::Mutex;
use tokio::task::{JoinSet, yield_now};

#[derive(Default)]
pub struct Printer {
    paper: Vec<String>,
}

impl Printer {
    async fn print(&mut self, line: String) {
        yield_now().await; // The paper moves.
        self.paper.push(line);
    }
}

async fn lock_each_line(printer: Arc<Mutex<Printer>>, name: &'static str) {
    for item in ["tea", "milk"] {
        let line = format!("{name}: {item}");
        printer.lock().await.print(line).await;
    }
}

async fn lock_the_ticket(printer: Arc<Mutex<Printer>>, name: &'static str) {
    let mut printer = printer.lock().await;
    for item in ["tea", "milk"] {
        printer.print(format!("{name}: {item}")).await;
    }
}

/// Prints a ticket for each of two customers at the same time.
pub async fn tickets<F>(
    print: fn(Arc<Mutex<Printer>>, &'static str) -> F,
) -> Vec<String>
where
    F: Future<Output = ()> + Send + 'static,
{
    let printer = Arc::default();
    let mut customers = JoinSet::new();
    for name in ["Ada", "Bob"] {
        customers.spawn(print(Arc::clone(&printer), name));
    }
    customers.join_all().await;
    let mut printer = printer.lock().await;
    std::mem::take(&mut printer.paper)
}

/// Counts in tasks; no guard lives across an await.
pub async fn count(tasks: u32) -> u32 {
    let total = Arc::new(StdMutex::new(0));
    let mut counters = JoinSet::new();
    for _ in 0..tasks {
        let total = Arc::clone(&total);
        counters.spawn(async move {
            yield_now().await;
            *total.lock().expect("counting does not panic") += 1;
        });
    }
    counters.join_all().await;
    *total.lock().expect("counting does not panic")
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    println!("std for data: {}", count(100).await);
    let mixed = tickets(lock_each_line).await;
    println!("tokio, each line: {}", mixed.join(", "));
    let whole = tickets(lock_the_ticket).await;
    println!("tokio, the ticket: {}", whole.join(", "));
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex as StdMutex};

    use tokio::sync::Mutex;

    #[tokio::test]
    async fn after_a_panic_only_the_lock_of_std_is_poisoned() {
        let std = Arc::new(StdMutex::new(0));
        let tokio = Arc::new(Mutex::new(0));
        let (std_inside, tokio_inside) =
            (Arc::clone(&std), Arc::clone(&tokio));
        let task = tokio::spawn(async move {
            let mut half_done = tokio_inside.lock().await;
            *half_done = 1;
            let _guard = std_inside.lock();
            panic!("between two steps");
        });
        assert!(task.await.is_err());
        assert!(std.lock().is_err());
        assert_eq!(*tokio.lock().await, 1);
    }
}

//! What an `async fn` of a trait returns is not known to be `Send`.
//!
//! Wanted: run any `Job` in a task of its own.
//! Refused: some job's future may hold an `Rc`; the trait does not say.
//! Instead: `trait_send_bound`, where the trait promises it.

trait Job: Send + Sync + 'static {
    async fn run(&self) -> usize;
    //+ fn run(&self) -> impl Future<Output = usize> + Send;
}

struct CountWords(&'static str);

impl Job for CountWords {
    async fn run(&self) -> usize {
        self.0.split_whitespace().count()
    }
}

async fn run_in_a_task(job: impl Job) -> usize {
    let run = async move { job.run().await };
    let task = tokio::spawn(run); //~ "future cannot be sent between threads"
    task.await.expect("counting does not panic")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{} words", run_in_a_task(CountWords("tea and milk")).await);
}

//! A worker pool ends by itself and accounts for every job, also a panic.
//!
//! The workers end when the last job is taken and the submitter gone; the loop
//! over results ends when the last worker has. A job may fail, or panic: caught
//! where it runs, a panic costs that job and not the worker, and the numbers
//! add up. Not caught, it takes the worker along, and the job is missing from
//! successes and failures alike; when all workers are gone, so are the rest.
//! With `panic = "abort"` nothing is caught, and the process ends.
//!
//! All workers read one queue: that is sharing work, `work_stealing` is another
//! thing. For jobs that only compute, rayon brings the pool along.
//!
//! Prints:
//!
//! ```text
//! 70 done, 20 failed, 10 panicked
//! together 100 of 100
//! Failed("loaf 4: burnt")
//! Panicked("loaf 10: no such oven")
//! carelessly, by one worker: 9 of 100
//! ```

use std::any::Any;
use std::iter::repeat_n;
use std::panic::{catch_unwind, resume_unwind};
use std::thread;

use crossbeam::channel::bounded;

#[derive(Debug, PartialEq)]
pub enum Outcome {
    Done(u32),
    Failed(String),
    Panicked(String),
}

/// One job: every 10th panics, every 4th fails.
fn bake(loaf: u32) -> Result<u32, String> {
    if loaf.is_multiple_of(10) {
        // A panic, without the report that `panic!` puts on stderr.
        resume_unwind(Box::new(format!("loaf {loaf}: no such oven")));
    }
    if loaf.is_multiple_of(4) {
        return Err(format!("loaf {loaf}: burnt"));
    }
    Ok(loaf)
}

/// A panic becomes an outcome like others.
fn carefully(loaf: u32) -> Outcome {
    match catch_unwind(|| bake(loaf)) {
        Ok(baked) => baked.map_or_else(Outcome::Failed, Outcome::Done),
        Err(panic) => Outcome::Panicked(reason(&*panic)),
    }
}

/// `panic!` throws a `&str` if nothing is put into its text, else a `String`.
fn reason(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("not a text")
        .to_owned()
}

/// Wrong: a panic leaves through here, and takes the worker along.
fn carelessly(loaf: u32) -> Outcome {
    bake(loaf).map_or_else(Outcome::Failed, Outcome::Done)
}

/// What became of the loaves from 1 on, in the order they got done.
pub fn pool(
    loaves: u32,
    workers: usize,
    attempt: fn(u32) -> Outcome,
) -> Vec<Outcome> {
    let (order, orders) = bounded(4);
    let (tell, outcomes) = bounded(4);
    thread::scope(|scope| {
        scope.spawn(move || {
            (1..=loaves).try_for_each(|loaf| order.send(loaf))
        });
        // No end of a channel that the workers use stays in this thread.
        let workers: Vec<_> = repeat_n((orders, tell), workers)
            .map(|(orders, tell)| {
                scope.spawn(move || {
                    let mut outcomes = orders.into_iter().map(attempt);
                    outcomes.try_for_each(|outcome| tell.send(outcome))
                })
            })
            .collect();
        let outcomes = outcomes.into_iter().collect();
        for worker in workers {
            // Joined, or the scope would panic for one that did.
            let _sent_or_panicked = worker.join();
        }
        outcomes
    })
}

pub fn main() {
    let (mut done, mut failed, mut panicked) = (0, 0, 0);
    for outcome in pool(100, 4, carefully) {
        match outcome {
            Outcome::Done(_) => done += 1,
            Outcome::Failed(_) => failed += 1,
            Outcome::Panicked(_) => panicked += 1,
        }
    }
    println!("{done} done, {failed} failed, {panicked} panicked");
    println!("together {} of 100", done + failed + panicked);
    println!("{:?}", carefully(4));
    println!("{:?}", carefully(10));

    let outcomes = pool(100, 1, carelessly);
    println!("carelessly, by one worker: {} of 100", outcomes.len());
}

#[cfg(test)]
mod tests {
    use super::{Outcome, carefully, pool, reason};
    use std::panic::{catch_unwind, resume_unwind};

    #[test]
    fn the_reason_of_a_panic_is_told_in_each_form() {
        let told = |panic: fn()| {
            let panic = catch_unwind(panic).expect_err("it panics");
            reason(&*panic)
        };
        // What `panic!` throws for a text alone, and for one with values.
        let text = || resume_unwind(Box::new("no such oven"));
        let values = || resume_unwind(Box::new("no oven 7".to_owned()));
        assert_eq!(told(text), "no such oven");
        assert_eq!(told(values), "no oven 7");
        assert_eq!(told(|| resume_unwind(Box::new(7))), "not a text");
    }

    #[test]
    fn each_loaf_has_one_outcome() {
        for workers in [1, 4] {
            let mut done: Vec<u32> = pool(100, workers, carefully)
                .into_iter()
                .map(|outcome| match outcome {
                    Outcome::Done(loaf) => loaf,
                    Outcome::Failed(why) | Outcome::Panicked(why) => {
                        let digits = why.split(&[' ', ':']).nth(1);
                        digits.expect("a number").parse().expect("it")
                    }
                })
                .collect();
            done.sort_unstable();
            assert!(done.into_iter().eq(1..=100));
        }
    }
}

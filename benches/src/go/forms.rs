//! The worker of the comparison: runs the Rust forms of one runtime, or the
//! limits of the machine.
//!
//! Stands on patterns, limits and measure.

use std::future::Future;
use std::io;
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};

use crate::limits;
use crate::measure::{self, Measured};
use crate::patterns::{self, Form, On, Pattern, Work};
use crate::worker::{self, Answer};

/// The child: runs the forms of one runtime, or the limits of the machine.
pub fn serve(name: &str) -> io::Result<()> {
    if name == "limits" {
        return worker::serve(|words| match words {
            [name, size] => run_limit(name, parse(size)?),
            _ => Err(format!("not understood: {words:?}")),
        });
    }
    let on = On::ALL.into_iter().find(|on| on.name() == name);
    let Some(on) = on else {
        return Err(io::Error::other(format!("no runtime {name:?}")));
    };
    let runtime = runtime(on)?;
    let pinned = match on {
        On::OneCore => limits::pin_to_one(),
        _ => Ok(()),
    };
    worker::serve(|words| {
        let [pattern, form, size, times] = words else {
            return Err(format!("not understood: {words:?}"));
        };
        pinned.clone()?;
        let (_, form) = find(pattern, form)
            .ok_or_else(|| format!("no form {form} of {pattern}"))?;
        execute(form, parse(size)?, parse(times)?, runtime.as_ref())
    })
}

fn parse(word: &str) -> Result<u64, String> {
    word.parse().map_err(|_| format!("not a number: {word}"))
}

fn find(
    pattern: &str,
    form: &str,
) -> Option<(&'static Pattern, &'static Form)> {
    let pattern = patterns::ALL.iter().find(|p| p.name == pattern)?;
    let form = pattern.rust.iter().find(|f| f.name == form)?;
    Some((pattern, form))
}

/// The runtime that forms on `on` need, if they need one.
pub fn runtime(on: On) -> io::Result<Option<Runtime>> {
    let mut builder = match on {
        On::Threads | On::OneCore | On::Rayon => return Ok(None),
        On::OneThread => Builder::new_current_thread(),
        On::ManyThreads => Builder::new_multi_thread(),
    };
    builder.worker_threads(measure::cores()).enable_time();
    builder.build().map(Some)
}

/// Runs a form so many times and measures all of them together.
pub fn execute(
    form: &Form,
    size: u64,
    times: u64,
    runtime: Option<&Runtime>,
) -> Result<Answer, String> {
    let again = |mut work: Box<dyn FnMut() -> u64>| {
        measure::time(|| (0..times).fold(0, |sum, _| add(sum, work())))
    };
    let measured = match form.work {
        Work::Blocking(work) => again(Box::new(move || work(size))),
        Work::Prepared(prepare) => again(prepare(size)),
        Work::Task(job) => {
            let runtime = runtime.ok_or("it needs a runtime")?;
            // In a task: the future that is given to `block_on` stands
            // beside the queue of tasks, and what it waits for costs more.
            let task = async move {
                let jobs = async {
                    let mut sum = 0;
                    for _ in 0..times {
                        sum = add(sum, job(size).await);
                    }
                    sum
                };
                timed(jobs).await
            };
            let task = runtime.block_on(async { tokio::spawn(task).await });
            task.map_err(|error| error.to_string())?
        }
        Work::LocalTask(job) => {
            let runtime = runtime.ok_or("it needs a runtime")?;
            let all = tokio::task::LocalSet::new();
            let task = all.spawn_local(async move {
                timed(async {
                    let mut sum = 0;
                    for _ in 0..times {
                        sum = add(sum, job(size).await);
                    }
                    sum
                })
                .await
            });
            let task = all.block_on(runtime, task);
            task.map_err(|error| error.to_string())?
        }
        Work::Bytes(held) => {
            let bytes = held(size);
            let bytes =
                bytes.ok_or("this system does not tell its memory")?;
            let measured = Measured {
                wall: Duration::ZERO,
                cpu: None,
                checksum: size,
            };
            return Ok(Answer {
                measured,
                bytes: Some(bytes),
            });
        }
    };
    Ok(measured.into())
}

fn add(sum: u64, more: u64) -> u64 {
    sum.wrapping_add(more)
}

async fn timed(work: impl Future<Output = u64>) -> Measured {
    let (cpu, start) = (measure::cpu_time(), Instant::now());
    let checksum = work.await;
    let wall = start.elapsed();
    let cpu = cpu.zip(measure::cpu_time());
    Measured {
        wall,
        cpu: cpu.map(|(from, to)| to.saturating_sub(from)),
        checksum,
    }
}

fn run_limit(name: &str, size: u64) -> Result<Answer, String> {
    let limit = limits::ALL.iter().find(|limit| limit.name == name);
    let limit = limit.ok_or_else(|| format!("no limit {name}"))?;
    // The first time it may have to make its data.
    let mut outcome = (limit.run)(size);
    let measured = measure::time(|| {
        outcome = (limit.run)(size);
        0
    });
    let checksum = outcome?;
    Ok(Measured {
        checksum,
        ..measured
    }
    .into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_every_pattern_computes_the_same() {
        for pattern in patterns::ALL {
            for form in pattern.rust {
                let runtime = runtime(form.on).expect("a runtime starts");
                let size = pattern.small;
                let answer = execute(form, size, 2, runtime.as_ref());
                let what = format!("{} {}", pattern.name, form.name);
                let answer = match answer {
                    Err(why) if pattern.is_about_bytes() => {
                        println!("{what}: {why}");
                        continue;
                    }
                    answer => answer.expect(&what),
                };
                let times = if pattern.is_about_bytes() { 1 } else { 2 };
                let expected = (pattern.expected)(size).wrapping_mul(times);
                assert_eq!(answer.measured.checksum, expected, "{what}");
            }
        }
    }
}

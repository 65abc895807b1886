//! The command `advise`: which model for this work.

use std::process::ExitCode;
use std::time::Duration;

use super::args::{Args, Usage, Word, refuse_value};
use super::{Job, end, keep};
use crate::advise::{self, Case};
use crate::machine;
use crate::record::{AdvisedCase, Record, Run};
use crate::request::Request;
use crate::terminal::{say, warn_of_noise};

pub const HELP: &str = "\
cargo run --release -p benches -- advise --items N --cpu 10us --wait 5ms
                                            which model for this work

  --items N           how many items
  --cpu TIME          how long an item computes: 40ns, 10us, 3ms
  --wait TIME         how long it waits for a timer or the network
  --memory            what it computes is mostly reading memory
  --grid              no advice: tests the advice on many cases
";

/// Reads the command line.
pub fn parse(mut args: Args) -> Result<Job, Usage> {
    let mut request = Request::default();
    let mut items = None;
    let (mut cpu, mut wait) = (Duration::ZERO, Duration::ZERO);
    let (mut memory, mut grid) = (false, false);
    while let Some(word) = args.next()? {
        let option = match word {
            Word::Option(option) => option,
            Word::Value(value) => return Err(refuse_value(&value)),
        };
        match option.as_str() {
            "--items" => items = Some(args.count("--items", 10_000_000)?),
            "--cpu" => cpu = args.duration("--cpu")?,
            "--wait" => wait = args.duration("--wait")?,
            "--memory" => memory = true,
            "--grid" => grid = true,
            other => args.take_shared(other, &mut request)?,
        }
    }
    if grid {
        return Ok(Box::new(|| test_the_advice(request)));
    }
    let items = items
        .ok_or_else(|| Usage::with_hint("how many items? --items N"))?;
    let missing = if cpu.is_zero() && wait.is_zero() {
        "what does an item do? --cpu TIME, --wait TIME, or both"
    } else if memory && cpu.is_zero() {
        "--memory says what the computing is: it needs --cpu TIME"
    } else if memory && !wait.is_zero() {
        "--memory with --wait is not measured: leave one out"
    } else {
        let case = Case {
            items,
            cpu,
            wait,
            memory,
        };
        return Ok(Box::new(move || advise(&case, request)));
    };
    Err(Usage::with_hint(missing))
}

fn advise(case: &Case, mut request: Request) -> anyhow::Result<ExitCode> {
    request.listen();
    warn_of_noise();
    say(&format!("{}\n", advise::describe(case)))?;
    let advice = match advise::advise(case, &request) {
        Err(_) if request.stop.is_set() => {
            eprintln!("Stopped before there was anything to say.");
            return Ok(ExitCode::from(130));
        }
        advice => advice?,
    };
    say(&advise::render(&advice, case))?;
    let run = Run {
        about: machine::about(&request.command),
        workloads: vec![advice.table],
    };
    let record = Record {
        run: Some(run),
        ..Record::default()
    };
    keep(&request, &record)?;
    Ok(end(&request, false))
}

fn test_the_advice(mut request: Request) -> anyhow::Result<ExitCode> {
    request.listen();
    warn_of_noise();
    let mut bad = 0;
    let advised = advise::measure(&request, &mut |case| {
        bad += usize::from(!case.is_good());
        say(&format!("{}\n", advise::render_case(case)))
    })?;
    let good = AdvisedCase::GOOD;
    say(&format!("{bad} worse than {good}x of the best\n"))?;
    let record = Record {
        advise: Some(advised),
        ..Record::default()
    };
    keep(&request, &record)?;
    Ok(end(&request, bad > 0))
}

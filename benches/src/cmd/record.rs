//! The commands `record` and `splice`, for those who keep this repository.

use std::fs;
use std::process::ExitCode;

use anyhow::Context as _;

use super::Job;
use super::args::{Args, Usage, Word, refuse_option, refuse_value};
use crate::record::{self, Record, place, results};
use crate::request::Request;
use crate::terminal::{say, warn_of_noise};
use crate::{advise, claims, compare, files, go, models, quote, workloads};

pub const HELP: &str = "\
cargo run --release -p benches -- record [PART...]
                      measures run, advise, claims and go, or those named,
                      writes benches/results, splices
";

pub const SPLICE_HELP: &str = "\
cargo run --release -p benches -- splice
                      puts the recorded numbers between their marks
";

/// What is recorded, in the order in which it is measured.
const PARTS: [&str; 4] = ["run", "advise", "claims", "go"];

/// So often each of the comparisons is made for the record.
const PASSES: usize = 3;

/// Reads the command line of `record`.
pub fn parse(args: Args) -> Result<Job, Usage> {
    let request = args.names(&PARTS)?;
    Ok(Box::new(|| run(request)))
}

/// Reads the command line of `splice`.
pub fn parse_splice(mut args: Args) -> Result<Job, Usage> {
    match args.next()? {
        Some(Word::Value(value)) => Err(refuse_value(&value)),
        Some(Word::Option(option)) => Err(refuse_option(&option)),
        None => Ok(Box::new(|| {
            quote::splice(&record::read()?)?;
            Ok(ExitCode::SUCCESS)
        })),
    }
}

fn run(mut request: Request) -> anyhow::Result<ExitCode> {
    if cfg!(debug_assertions) {
        anyhow::bail!("A debug build is not recorded: use --release.");
    }
    request.listen();
    warn_of_noise();
    let mut record = record::read()?;
    let folder = results();
    fs::create_dir_all(&folder)
        .with_context(|| format!("{} cannot be made", folder.display()))?;
    // Now, not after minutes of measuring.
    files::can_be_written(&place())?;
    let mut some = false;
    // Each part is asked for by name, not as a list of names of its own.
    let all = Request {
        only: Vec::new(),
        ..request.clone()
    };
    for part in PARTS.into_iter().filter(|part| request.wants(part)) {
        say(&format!("{part}\n"))?;
        let before = record.clone();
        measure(part, &all, &mut record)?;
        if request.stop.is_set() {
            eprintln!("Stopped: nothing of {part} is recorded.");
            if some {
                quote::splice(&before)?;
            }
            return Ok(ExitCode::from(130));
        }
        // After each part: the next one may be stopped.
        record.write(&place())?;
        some = true;
    }
    quote::splice(&record)?;
    Ok(ExitCode::SUCCESS)
}

fn measure(
    part: &str,
    request: &Request,
    record: &mut Record,
) -> anyhow::Result<()> {
    match part {
        "run" => {
            let workloads: Vec<_> = workloads::ALL.iter().collect();
            let models: Vec<_> = models::ALL.iter().collect();
            let run = compare::measure(
                request,
                &workloads,
                &models,
                PASSES,
                &mut |table| say(&format!("  {}\n", table.workload)),
            )?;
            record.run = Some(run);
        }
        "advise" => {
            let advised = advise::measure(request, &mut |case| {
                say(&format!("  {}\n", case.case))
            })?;
            record.advise = Some(advised);
        }
        "claims" => {
            let measured = claims::measure(request, &mut |_| Ok(()))?;
            record.claims = Some(measured);
        }
        _ => {
            let measured = go::measure(request, PASSES, &mut |_| Ok(()))?;
            record.go = Some(measured);
        }
    }
    Ok(())
}

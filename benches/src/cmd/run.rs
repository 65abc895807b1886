//! The command without a name: every workload in every model.

use std::path::PathBuf;
use std::process::ExitCode;

use super::args::{Args, Usage, Word, refuse_value};
use super::{Job, end, keep};
use crate::compare::measure;
use crate::record::Record;
use crate::report::{html, text};
use crate::request::Request;
use crate::terminal::{say, warn_of_noise};
use crate::{files, measure, models, workloads};

pub const HELP: &str = "\
cargo run --release -p benches              every workload in every model

  --workload NAME     only this one; may be given several times
  --model NAME        only this one; may be given several times
  --html FILE         the report goes there, not to target/benches.html
";

struct Wanted {
    request: Request,
    workloads: Vec<&'static workloads::Named>,
    models: Vec<&'static models::Named>,
    html: Option<PathBuf>,
}

/// Reads the command line.
pub fn parse(mut args: Args) -> Result<Job, Usage> {
    let mut wanted = Wanted {
        request: Request::default(),
        workloads: Vec::new(),
        models: Vec::new(),
        html: None,
    };
    while let Some(word) = args.next()? {
        let option = match word {
            Word::Option(option) => option,
            Word::Value(value) => return Err(refuse_value(&value)),
        };
        match option.as_str() {
            "--html" => wanted.html = Some(args.file()?),
            "--workload" => {
                let names = workloads::ALL.each_ref().map(|w| w.name);
                let name = args.name(&names)?;
                let mut all = workloads::ALL.iter();
                wanted.workloads.extend(all.find(|w| w.name == name));
            }
            "--model" => {
                let names: Vec<_> =
                    models::ALL.iter().map(|m| m.name).collect();
                wanted.models.extend(models::named(args.name(&names)?));
            }
            other => args.take_shared(other, &mut wanted.request)?,
        }
    }
    if wanted.workloads.is_empty() {
        wanted.workloads = workloads::ALL.iter().collect();
    }
    if wanted.models.is_empty() {
        wanted.models = models::ALL.iter().collect();
    }
    Ok(Box::new(|| run(wanted)))
}

fn run(mut wanted: Wanted) -> anyhow::Result<ExitCode> {
    wanted.request.listen();
    warn_of_noise();
    let mut wrong = false;
    let (workloads, models) = (&wanted.workloads, &wanted.models);
    let request = &wanted.request;
    let run = measure(request, workloads, models, 1, &mut |table| {
        wrong |= table.cells.iter().any(|cell| cell.wrong);
        let heading = text::heading(table);
        say(&format!("\n{heading}\n{}", text::terminal(table)))
    })?;
    if measure::cpu_time().is_none() {
        say("CPU time: not told by this system.\n")?;
    }
    if measure::Peak::begin().is_none() {
        say("Memory: not told by this system (Linux only).\n")?;
    }
    if let Some(path) = wanted.html.clone().or_else(html::place) {
        files::write(&path, &html::page(&run))?;
        say(&format!("\nReport: {}\n", path.display()))?;
    }
    let record = Record {
        run: Some(run),
        ..Record::default()
    };
    keep(request, &record)?;
    Ok(end(request, wrong))
}

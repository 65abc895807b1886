//! The comparison: every workload in every model.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};
use std::process::ExitCode;
use std::time::Duration;

use serde_json::{Value, json};

use crate::models::{self, Named as Model};
use crate::options::{Options, say};
use crate::report::table::{Cell, Table};
use crate::report::{html, json, number, text};
use crate::rounds::{Entrant, Limits, race};
use crate::worker::{Failure, Stop, Worker};
use crate::workloads::{Named as Workload, Spec};
use crate::{files, machine, measure};

/// So many rounds, where there is time for them.
const ROUNDS: usize = 15;

/// How long one workload may take, a model in it, and one run of that.
const LIMITS: Limits = Limits {
    rounds: ROUNDS,
    total: Duration::from_millis(2500),
    each: Duration::from_millis(900),
    one: Duration::from_secs(4),
};

/// The command without a name: measures, prints, writes the reports.
pub fn run(options: &Options) -> io::Result<ExitCode> {
    for warning in warnings() {
        eprintln!("{warning}");
    }
    let mut wrong = false;
    let record = measured(options, 1, &mut |table| {
        wrong |= table.cells.iter().any(|cell| cell.wrong);
        let heading = text::heading(table);
        say(&format!("\n{heading}\n{}", text::terminal(table)))
    })?;
    for line in unmeasured() {
        say(&format!("{line}\n"))?;
    }
    if let Some(path) = &options.json {
        files::write(path, &format!("{record:#}\n"))?;
    }
    if let Some(path) = options.html.clone().or_else(html::place) {
        files::write(&path, &html::page(&record))?;
        say(&format!("\nReport: {}\n", path.display()))?;
    }
    if options.stop.is_set() {
        eprintln!("Stopped: what was finished is above.");
        return Ok(ExitCode::from(130));
    }
    Ok(if wrong {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// All that is measured, as it is recorded; `show` is given each table as
/// soon as it is there. Of several passes the rounds are put together.
pub fn measured(
    options: &Options,
    passes: usize,
    show: &mut dyn FnMut(&Table) -> io::Result<()>,
) -> io::Result<Value> {
    let mut about = machine::about(&options.command);
    let mut tables: Vec<Table> = Vec::new();
    for pass in 0..passes {
        for (index, workload) in options.workloads.iter().enumerate() {
            if options.stop.is_set() {
                break;
            }
            let table = table(workload, options)?;
            if table.lines().iter().any(|line| line.rounds > 0)
                || !options.stop.is_set()
            {
                show(&table)?;
                match tables.get_mut(index).filter(|_| pass > 0) {
                    Some(before) => before.add(table),
                    None => tables.push(table),
                }
            }
        }
    }
    about["busy_after"] = json!(machine::busy());
    Ok(json!({ "about": about, "workloads": json::written(&tables) }))
}

/// One workload in all models: first each once in a fresh process, where its
/// answer is checked and its memory seen; then in rounds.
fn table(workload: &Workload, options: &Options) -> io::Result<Table> {
    let spec = workload.spec;
    let models: Vec<_> = options
        .models
        .iter()
        .copied()
        .filter(|model| model.fits(&spec))
        .collect();
    let limits = Limits {
        rounds: options.rounds.unwrap_or(LIMITS.rounds),
        ..LIMITS
    };
    let progress = Progress::new(workload.name);
    let cells = compare(&spec, &models, limits, &options.stop, &progress)?;
    Ok(Table {
        workload: workload.name.to_owned(),
        item: workload.item.to_owned(),
        items: spec.items() as u64,
        cells,
    })
}

/// What each of the models takes for this work.
pub fn compare(
    spec: &Spec,
    models: &[&'static Model],
    limits: Limits,
    stop: &Stop,
    progress: &Progress,
) -> io::Result<Vec<Cell>> {
    let expected = models::expected(spec);
    let mut cells: Vec<_> =
        models.iter().map(|model| Cell::new(model)).collect();
    let mut workers = Vec::new();
    let mut entrants = Vec::new();
    let mut racing = Vec::new();
    let request = spec.to_string();
    for (index, model) in models.iter().enumerate() {
        if stop.is_set() {
            break;
        }
        let bound = model.at_least(spec);
        if bound > limits.one {
            cells[index].why_not = Some(too_slow(model, spec, bound));
            continue;
        }
        progress.show(&format!("checks {}", model.name));
        let mut worker =
            Worker::this_program(["worker", "model", model.name])?;
        match worker.ask(&request, limits.one, stop) {
            Ok(answer) if answer.measured.checksum == expected => {
                cells[index].bytes = answer.bytes;
                entrants.push(Entrant {
                    name: model.name.to_owned(),
                    worker: workers.len(),
                    request: request.clone(),
                });
                racing.push(index);
                workers.push(worker);
            }
            Ok(answer) => {
                cells[index].wrong = true;
                let sum = answer.measured.checksum;
                let why = format!("came to {sum}, not to {expected}");
                cells[index].why_not = Some(why);
            }
            Err(Failure::Stopped) => break,
            Err(failure) => cells[index].why_not = Some(why(&failure)),
        }
    }
    let of = limits.rounds;
    let tracks =
        race(&mut workers, &entrants, limits, stop, &mut |round, name| {
            progress.show(&format!("round {} of {of}: {name}", round + 1));
        });
    progress.clear();
    for (index, track) in racing.into_iter().zip(tracks) {
        let cell = &mut cells[index];
        let mut answers = track.answers();
        cell.wrong = answers.any(|a| a.measured.checksum != expected);
        cell.walls = track.walls();
        cell.cpus = track.cpus();
        cell.why_not = track.failure.as_ref().map(why);
        if cell.wrong {
            cell.why_not = Some("came to another sum later".to_owned());
        }
    }
    Ok(cells)
}

fn too_slow(model: &Model, spec: &Spec, bound: Duration) -> String {
    let waves = model.waves(spec.items()) as u64;
    let time = |time: Duration| number::time(time.as_nanos() as f64);
    format!(
        "not run: at least {}, {} waits of {} one after the other",
        time(bound),
        number::grouped(waves),
        time(spec.wait()),
    )
}

/// A failure in words.
pub fn why(failure: &Failure) -> String {
    match failure {
        Failure::TooLong(limit) => {
            format!("ended after {}", number::time(limit.as_nanos() as f64))
        }
        Failure::Refused(reason) | Failure::Died(reason) => reason.clone(),
        Failure::Stopped => "stopped".to_owned(),
    }
}

/// What makes the numbers of this run worth less.
pub fn warnings() -> Vec<String> {
    let mut warnings = Vec::new();
    if cfg!(debug_assertions) {
        warnings.push(
            "This is a debug build: its numbers say nothing. Use cargo run \
             --release -p benches."
                .to_owned(),
        );
    }
    if let Some(busy) = machine::busy().filter(|busy| *busy > 0.1) {
        let part = busy * 100.0;
        warnings.push(format!(
            "Something else uses {part:.0} % of this machine: expect ratios \
             that do not repeat."
        ));
    }
    if measure::cores() == 1 {
        warnings.push(
            "There is one core: nothing here can run in parallel."
                .to_owned(),
        );
    }
    warnings
}

/// What this system does not tell.
fn unmeasured() -> Vec<&'static str> {
    let mut lines = Vec::new();
    if measure::cpu_time().is_none() {
        lines.push("CPU time: not told by this system.");
    }
    if measure::Peak::begin().is_none() {
        lines.push("Memory: not told by this system (Linux only).");
    }
    lines
}

/// One line on a terminal that says what is being measured.
pub struct Progress {
    what: String,
    shown: bool,
}

impl Progress {
    /// For this; it shows nothing where stderr is no terminal.
    pub fn new(what: &str) -> Self {
        Self {
            what: what.to_owned(),
            shown: io::stderr().is_terminal(),
        }
    }

    /// In place of the last one.
    pub fn show(&self, step: &str) {
        if self.shown {
            let mut line = String::new();
            let _ = write!(line, "\r\x1b[K{}: {step}", self.what);
            // A terminal that is gone reads no progress.
            let _ = io::stderr().write_all(line.as_bytes());
        }
    }

    /// Takes the line away.
    pub fn clear(&self) {
        if self.shown {
            let _ = io::stderr().write_all(b"\r\x1b[K");
        }
    }
}

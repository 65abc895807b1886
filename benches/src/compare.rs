//! The engine of the comparison: the same work in several models.
//!
//! Stands on workers, rounds, models and workloads. `run`, `advise` and the
//! claims about models use it; it knows none of them.

use std::io;
use std::time::Duration;

use crate::machine;
use crate::models::{self, Named as Model};
use crate::record::Run;
use crate::report::number;
use crate::report::table::{Cell, Table};
use crate::request::Request;
use crate::rounds::{Entrant, Limits, race};
use crate::terminal::Progress;
use crate::worker::{Failure, Stop, Worker};
use crate::workloads::{Named as Workload, Spec};

/// How long one workload may take, a model in it, and one run of that.
const LIMITS: Limits = Limits {
    rounds: 15,
    total: Duration::from_millis(2500),
    each: Duration::from_millis(900),
    one: Duration::from_secs(4),
};

/// Measures these workloads in these models. `show` is given each table as
/// soon as it is there. Of several passes the rounds are put together.
pub fn measure(
    request: &Request,
    workloads: &[&Workload],
    models: &[&'static Model],
    passes: usize,
    show: &mut dyn FnMut(&Table) -> io::Result<()>,
) -> io::Result<Run> {
    let mut about = machine::about(&request.command);
    let mut tables: Vec<Table> = Vec::new();
    for pass in 0..passes {
        for (index, workload) in workloads.iter().enumerate() {
            if request.stop.is_set() {
                break;
            }
            let table = measure_workload(workload, models, request)?;
            let any = table.lines().iter().any(|line| line.rounds > 0);
            if any || !request.stop.is_set() {
                show(&table)?;
                match tables.get_mut(index).filter(|_| pass > 0) {
                    Some(before) => before.add(table),
                    None => tables.push(table),
                }
            }
        }
    }
    about.busy_after = machine::busy();
    Ok(Run {
        about,
        workloads: tables,
    })
}

fn measure_workload(
    workload: &Workload,
    models: &[&'static Model],
    request: &Request,
) -> io::Result<Table> {
    let spec = workload.spec;
    let models: Vec<_> =
        models.iter().copied().filter(|m| m.fits(&spec)).collect();
    let limits = Limits {
        rounds: request.rounds.unwrap_or(LIMITS.rounds),
        ..LIMITS
    };
    let progress = Progress::new(workload.name);
    let stop = &request.stop;
    let cells = compare_models(&spec, &models, limits, stop, &progress)?;
    Ok(Table {
        workload: workload.name.to_owned(),
        item: workload.item.to_owned(),
        items: spec.items() as u64,
        cells,
    })
}

/// Measures what each of the models takes for this work: first each once in a
/// fresh process, where its answer is checked and its memory seen; then in
/// rounds.
pub fn compare_models(
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
            Err(failure) => {
                cells[index].why_not = Some(failure.to_string());
            }
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
        cell.why_not = track.failure.as_ref().map(Failure::to_string);
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

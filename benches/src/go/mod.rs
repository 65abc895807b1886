//! Go and Rust do the same work in one interleaved run.
//!
//! The Go programs are built when this runs. Rust runs the files that readers
//! copy, by their path. A ratio is taken round by round to the best that Go
//! has: of its idioms, and of one core and all cores, but where a pattern
//! compares at the same number of cores.
//!
//! Stands on patterns and trials, and fills in the record; the commands use it.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::patterns::{self, Form, GoForm, On, Pattern, Row};
use crate::request::Request;
use crate::rounds::{Entrant, Limits};
use crate::stats::{Quartiles, paired};
use crate::terminal::Progress;
use crate::trials::{Series, Trial, time_trials, weigh_trials};
use crate::worker::{Stop, Worker};
use crate::{limits, machine, measure, record};

pub mod forms;
pub mod tables;

/// So often, if the reader does not say.
const ROUNDS: usize = 9;

/// Where the Go programs are.
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/go");

/// Builds the Go program; or in one line why it is not.
///
/// It goes beside this program, into the folder for what was built.
pub fn build() -> Result<PathBuf, String> {
    let mut program =
        std::env::current_exe().map_err(|error| error.to_string())?;
    program.set_file_name("benches-go");
    let built = Command::new("go")
        .args(["build", "-o"])
        .arg(&program)
        .arg(".")
        .current_dir(SOURCES)
        // Download no other Go, and nothing else either: it needs nothing.
        .env("GOTOOLCHAIN", "local")
        .env("GOFLAGS", "-mod=readonly")
        .output();
    match built {
        Ok(output) if output.status.success() => Ok(program),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(format!("`go build` failed: {}", said.trim()))
        }
        Err(_) => Err("there is no `go` on the PATH".to_owned()),
    }
}

/// The version that Go tells.
pub fn version() -> Option<String> {
    let output = Command::new("go").arg("version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.trim().trim_start_matches("go version ").to_owned())
}

/// What was measured of one pattern.
pub struct Compared {
    /// The pattern.
    pub pattern: &'static Pattern,
    /// Its rows, Go first.
    pub rows: Vec<Compare>,
}

/// One row: a form in one language.
pub struct Compare {
    /// Which form.
    pub side: Side,
    /// What was measured.
    pub series: Series,
}

/// A form in one of the languages.
#[derive(Clone, Copy)]
pub enum Side {
    /// Go's, and whether it had all cores.
    Go(&'static GoForm, bool),
    /// Rust's.
    Rust(&'static Form),
}

/// What becomes of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Three quarters of the rounds are at the goal or below.
    Met,
    /// Three quarters of the rounds are above.
    Missed,
    /// The quartiles lie on both sides.
    Open,
    /// The goal is to be no slower than Go, and three quarters of the rounds
    /// are at [`Verdict::TIE`] or below.
    Tie,
}

impl Verdict {
    /// So much slower, and two are still the same.
    pub const TIE: f64 = 1.1;

    /// Of a ratio, seen from its goal.
    pub fn of(ratio: Quartiles, goal: f64) -> Self {
        if ratio.q3 <= goal {
            Self::Met
        } else if goal == 1.0 && ratio.q3 <= Self::TIE {
            Self::Tie
        } else if ratio.q1 > goal {
            Self::Missed
        } else {
            Self::Open
        }
    }

    /// As the tables name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Open => "open",
            Self::Tie => "tie",
        }
    }
}

impl Compare {
    fn is_go(&self) -> bool {
        matches!(self.side, Side::Go(..))
    }

    /// The median and the quartiles for one unit.
    pub fn value(&self) -> Option<Quartiles> {
        Quartiles::of(self.series.values.iter().flatten().copied())
    }

    fn median(&self) -> f64 {
        self.value().map_or(f64::INFINITY, |value| value.median)
    }

    /// The median of the processor time.
    fn cpu(&self) -> Option<f64> {
        let cpus = self.series.cpus.iter().flatten().copied();
        Quartiles::of(cpus).map(|cpu| cpu.median)
    }

    /// What it is, in words.
    fn what(&self) -> String {
        match self.side {
            Side::Go(form, all) => {
                let cores = if all { "all cores" } else { "1 core" };
                format!("Go: {} ({cores})", form.what)
            }
            Side::Rust(form) => {
                let row = match form.row {
                    Row::Other => "Rust".to_owned(),
                    row => format!("Rust, {}", row.name()),
                };
                format!("{row}: {} ({})", form.what, form.on.words())
            }
        }
    }
}

impl Compared {
    /// The best that Go has: its row with the smallest median.
    pub fn best_go(&self) -> Option<&Compare> {
        let go = self.rows.iter().filter(|row| row.is_go());
        go.filter(|row| row.value().is_some())
            .min_by(|one, other| one.median().total_cmp(&other.median()))
    }

    /// A row held against the best of Go, round by round.
    pub fn ratio(&self, row: &Compare) -> Option<Quartiles> {
        paired(&row.series.values, &self.best_go()?.series.values)
    }

    /// Whether a table shows the row: of Go, each form with the better number
    /// of cores.
    fn shows(&self, row: &Compare) -> bool {
        let Side::Go(form, all) = row.side else {
            return true;
        };
        !self.rows.iter().any(|other| {
            let twin = matches!(other.side, Side::Go(twin, other_all)
                if twin.name == form.name && other_all != all);
            twin && other.median() < row.median()
        })
    }

    /// Adds the rounds of a later pass.
    fn add(&mut self, later: Self) {
        for (row, later) in self.rows.iter_mut().zip(later.rows) {
            let (series, later) = (&mut row.series, later.series);
            series.values.extend(later.values);
            series.cpus.extend(later.cpus);
            series.wrong |= later.wrong;
            series.why_not = series.why_not.take().or(later.why_not);
        }
    }

    /// As it is recorded.
    pub fn to_record(&self) -> record::Pattern {
        let pattern = self.pattern;
        let costs = |form: &Form| {
            (!form.costs.is_empty())
                .then(|| format!("{}: {}", form.what, form.costs))
        };
        let mut costs: Vec<_> =
            pattern.rust.iter().filter_map(costs).collect();
        // The same form on one thread and on many.
        costs.dedup();
        record::Pattern {
            pattern: pattern.name.to_owned(),
            title: pattern.title.to_owned(),
            unit: pattern.unit.to_owned(),
            bytes: pattern.is_about_bytes(),
            note: pattern.note.to_owned(),
            costs,
            rows: self.rows.iter().map(|r| self.row_to_record(r)).collect(),
        }
    }

    fn row_to_record(&self, row: &Compare) -> record::Row {
        let (rust, go) = match row.side {
            Side::Go(form, all) => (None, Some((form, all))),
            Side::Rust(form) => (Some(form), None),
        };
        let ratio = rust.and_then(|_| self.ratio(row));
        let cpu_ratio = rust.and_then(|_| {
            paired(&row.series.cpus, &self.best_go()?.series.cpus)
        });
        let goal = rust.and_then(|form| form.goal);
        let verdict = ratio.zip(goal).map(|(r, goal)| Verdict::of(r, goal));
        let word = |word: &str| word.to_owned();
        record::Row {
            what: row.what(),
            shown: self.shows(row),
            each: row.value(),
            cpu: row.cpu(),
            rounds: row.series.values.clone(),
            cpu_rounds: row.series.cpus.clone(),
            why_not: row.series.why_not.clone(),
            wrong: row.series.wrong,
            go: go.map(|(form, _)| word(form.name)),
            cores: go.map(|(_, all)| word(if all { "all" } else { "one" })),
            form: rust.map(|form| word(form.name)),
            row: rust.map(|form| word(form.row.name())),
            costs: rust.map(|form| word(form.costs)),
            on: rust.map(|form| word(form.on.name())),
            ratio,
            cpu_ratio,
            goal,
            verdict: verdict.map(|verdict| word(verdict.name())),
        }
    }
}

/// The processes: one for each runtime, and two for Go.
struct Crew {
    workers: Vec<Worker>,
    /// Go's, with whether it has all cores, and their places in `workers`.
    go: Vec<(bool, usize)>,
}

impl Crew {
    fn new(go: Option<&Path>) -> io::Result<Self> {
        let mut workers = Vec::new();
        for on in On::ALL {
            workers.push(Worker::this_program([
                "worker",
                "go",
                on.name(),
            ])?);
        }
        let mut places = Vec::new();
        let settings: &[bool] = if measure::cores() > 1 {
            &[true, false]
        } else {
            &[false]
        };
        for &all in settings {
            let Some(program) = go else { break };
            let mut command = Command::new(program);
            // Go as it comes, whatever this shell has set.
            for name in ["GOGC", "GOMEMLIMIT", "GODEBUG", "GOMAXPROCS"] {
                command.env_remove(name);
            }
            if !all {
                command.env("GOMAXPROCS", "1");
            }
            places.push((all, workers.len()));
            workers.push(Worker::new(command));
        }
        Ok(Self {
            workers,
            go: places,
        })
    }
}

fn place_of(on: On) -> usize {
    On::ALL.iter().position(|other| *other == on).unwrap_or(0)
}

/// The forms of a pattern, Go first, each with its trial.
fn plan(pattern: &'static Pattern, crew: &Crew) -> Vec<(Side, Trial)> {
    let trial =
        |name: String, language, worker, size: u64, times: u64| Trial {
            entrant: Entrant {
                request: format!("{name} {size} {times}"),
                name: format!("{language} {name}"),
                worker,
            },
            units: (size * times) as f64,
            expected: Some((pattern.expected)(size).wrapping_mul(times)),
        };
    let mut all = Vec::new();
    for form in pattern.go {
        for &(cores, place) in &crew.go {
            if pattern.cores.allow(cores) {
                let name = format!("{}/{}", pattern.in_go, form.name);
                let (size, times) = (pattern.size, pattern.times);
                let trial = trial(name, "Go", place, size, times);
                all.push((Side::Go(form, cores), trial));
            }
        }
    }
    for form in pattern.rust {
        // What takes so much longer does less of it: fewer times first.
        let times = (pattern.times / form.share).max(1);
        let size = match pattern.times {
            1 => pattern.size / form.share,
            _ => pattern.size,
        };
        let name = format!("{} {}", pattern.name, form.name);
        let place = place_of(form.on);
        all.push((
            Side::Rust(form),
            trial(name, "Rust", place, size, times),
        ));
    }
    all
}

/// Runs one pattern.
fn compare(
    pattern: &'static Pattern,
    crew: &mut Crew,
    rounds: usize,
    stop: &Stop,
    progress: &mut dyn FnMut(usize, &str),
) -> Compared {
    let (sides, trials): (Vec<_>, Vec<_>) =
        plan(pattern, crew).into_iter().unzip();
    let limits = Limits {
        rounds,
        total: Duration::from_secs(8),
        each: Duration::from_millis(800),
        one: Duration::from_secs(20),
    };
    let workers = &mut crew.workers;
    let all = if pattern.is_about_bytes() {
        weigh_trials(workers, &trials, rounds, stop, progress)
    } else {
        time_trials(workers, &trials, limits, stop, progress)
    };
    let rows = sides.into_iter().zip(all);
    Compared {
        pattern,
        rows: rows
            .map(|(side, series)| Compare { side, series })
            .collect(),
    }
}

/// Measures the limits of the machine: nanoseconds for one unit.
fn measure_limits(
    rounds: usize,
    stop: &Stop,
    progress: &Progress,
) -> io::Result<Vec<record::Limit>> {
    let mut workers = [Worker::this_program(["worker", "go", "limits"])?];
    let trial = |limit: &limits::Limit| Trial {
        entrant: Entrant {
            name: limit.name.to_owned(),
            worker: 0,
            request: format!("{} {}", limit.name, limit.size),
        },
        units: limit.size as f64,
        expected: None,
    };
    let trials: Vec<_> = limits::ALL.iter().map(trial).collect();
    let most = Limits {
        rounds,
        total: Duration::from_secs(20),
        each: Duration::from_secs(3),
        one: Duration::from_secs(20),
    };
    let mut at = |round: usize, name: &str| {
        progress.show(&format!("limits, round {}: {name}", round + 1));
    };
    let all = time_trials(&mut workers, &trials, most, stop, &mut at);
    let to_record = |(limit, series): (&limits::Limit, Series)| {
        let each = series.values.iter().flatten().copied();
        record::Limit {
            limit: limit.name.to_owned(),
            what: limit.what.to_owned(),
            each: Quartiles::of(each),
            why_not: series.why_not,
        }
    };
    Ok(limits::ALL.iter().zip(all).map(to_record).collect())
}

/// The names of the patterns.
pub fn names() -> Vec<&'static str> {
    patterns::ALL.iter().map(|pattern| pattern.name).collect()
}

/// Measures the patterns asked for: the rounds of all passes together. `show`
/// is given each text as soon as it is there.
pub fn measure(
    request: &Request,
    passes: usize,
    show: &mut dyn FnMut(&str) -> io::Result<()>,
) -> io::Result<record::Go> {
    let about = machine::about(&request.command);
    let rounds = request.rounds.unwrap_or(ROUNDS);
    let stop = &request.stop;
    let progress = Progress::new("go");
    progress.show("building the Go programs");
    let program = build();
    progress.clear();
    let found = program.is_ok().then(version).flatten();
    match &program {
        Ok(_) => show(found.as_deref().unwrap_or_default())?,
        Err(reason) => {
            show(&format!("Rust alone, for Go is missing: {reason}."))?;
        }
    }
    show(tables::HOW_TO_READ)?;
    let mut crew = Crew::new(program.as_deref().ok())?;
    let mut all: Vec<Compared> = Vec::new();
    let wanted = |pattern: &&Pattern| request.wants(pattern.name);
    for pass in 0..passes {
        let patterns = patterns::ALL.iter().filter(wanted);
        for (index, pattern) in patterns.enumerate() {
            if stop.is_set() {
                break;
            }
            let mut at = |round: usize, name: &str| {
                let round = round + 1;
                progress
                    .show(&format!("round {round} of {rounds}: {name}"));
            };
            let compared =
                compare(pattern, &mut crew, rounds, stop, &mut at);
            progress.clear();
            let text = tables::render(&compared.to_record());
            show(&format!("\n{}", text.trim_end()))?;
            match all.get_mut(index).filter(|_| pass > 0) {
                Some(before) => before.add(compared),
                None => all.push(compared),
            }
        }
    }
    drop(crew);
    let mut limits = Vec::new();
    if request.only.is_empty() && !stop.is_set() {
        limits = measure_limits(rounds, stop, &progress)?;
        progress.clear();
        let text = tables::render_limits(&limits);
        show(&format!("\n{}", text.trim_end()))?;
    }
    Ok(record::Go {
        about,
        limits,
        patterns: all.iter().map(Compared::to_record).collect(),
        version: found,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worker::Failure;

    #[test]
    fn go_computes_the_same() {
        let program = match build() {
            Ok(program) => program,
            Err(reason) => {
                let all = std::env::var_os("CHECKS").is_some();
                assert!(!all, "CHECKS is set, and {reason}");
                println!("skipped: {reason}");
                return;
            }
        };
        let mut worker = Worker::new(Command::new(&program));
        let (stop, limit) = (Stop::default(), Duration::from_mins(1));
        for pattern in patterns::ALL {
            for form in pattern.go {
                let size = pattern.small;
                let request =
                    format!("{}/{} {size} 1", pattern.in_go, form.name);
                let answer = worker
                    .ask(&request, limit, &stop)
                    .unwrap_or_else(|failure| panic!("{failure:?}"));
                let expected = (pattern.expected)(size);
                assert_eq!(answer.measured.checksum, expected, "{request}");
            }
        }
        let unknown = worker.ask("nothing 1 1", limit, &stop);
        assert!(matches!(unknown, Err(Failure::Refused(_))));
        drop(worker);
        let _ = std::fs::remove_file(program);
    }

    #[test]
    fn a_goal_is_met_or_missed_by_both_quartiles() {
        let ratio = |q1, q3| Quartiles { q1, median: q1, q3 };
        assert_eq!(Verdict::of(ratio(0.3, 0.5), 0.5), Verdict::Met);
        assert_eq!(Verdict::of(ratio(0.51, 0.6), 0.5), Verdict::Missed);
        assert_eq!(Verdict::of(ratio(0.4, 0.6), 0.5), Verdict::Open);
        assert_eq!(Verdict::of(ratio(0.9, 1.1), 1.0), Verdict::Tie);
        assert_eq!(Verdict::of(ratio(1.02, 1.04), 1.0), Verdict::Tie);
        assert_eq!(Verdict::of(ratio(0.9, 1.2), 1.0), Verdict::Open);
        assert_eq!(Verdict::of(ratio(1.1, 1.2), 1.0), Verdict::Missed);
    }

    fn row(side: Side, values: [f64; 2]) -> Compare {
        let series = Series {
            values: values.map(Some).to_vec(),
            ..Series::default()
        };
        Compare { side, series }
    }

    #[test]
    fn rust_is_held_against_the_best_of_go() {
        let pattern = &patterns::ALL[0];
        let (slow, fast) = (&pattern.go[0], &pattern.go[1]);
        let compared = Compared {
            pattern,
            rows: vec![
                row(Side::Go(slow, true), [400.0, 400.0]),
                row(Side::Go(fast, true), [200.0, 100.0]),
                row(Side::Go(fast, false), [300.0, 300.0]),
                row(Side::Rust(&pattern.rust[1]), [100.0, 50.0]),
            ],
        };
        let ratio = compared.ratio(&compared.rows[3]).expect("both ran");
        assert_eq!((ratio.q1, ratio.q3), (0.5, 0.5));
        let written = compared.to_record();
        // The slower setting of the second form is not shown.
        let shown = written.rows.iter().filter(|row| row.shown);
        assert_eq!(shown.count(), 3);
        let text = tables::render(&written);
        assert!(text.contains("0.90 met"), "{text}");
        let pieces = tables::quote(&record::Go {
            about: machine::About::default(),
            limits: Vec::new(),
            patterns: vec![written],
            version: None,
        });
        let piece = |name: &str| {
            let found = pieces.iter().find(|(n, _)| n == name);
            found.map(|(_, text)| text.as_str())
        };
        assert_eq!(piece("go.ping_pong.copied.ratio"), Some("0.50"));
        assert!(piece("go.table").is_some_and(|t| t.contains("met")));
    }
}

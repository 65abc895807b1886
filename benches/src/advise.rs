//! Which model for this work: the work itself is measured in all of them.
//!
//! All models do the work twice; the best few of them do it in several rounds;
//! the simplest of the fastest is recommended. Work that takes too long is made
//! smaller: fewer items, and shorter ones. Where the machine is busy or the
//! rounds are too few to tell, it says so.
//!
//! Stands on the comparison of models, and fills in the record; the commands
//! use it.

use std::fmt::Write as _;
use std::io;
use std::time::Duration;

use crate::compare::compare_models;
use crate::machine;
use crate::measure::cores;
use crate::models::{self, Named as Model, Waits};
use crate::record::{Advised, AdvisedCase};
use crate::report::number::{grouped, ratio, time};
use crate::report::table::{Cell, Table};
use crate::request::Request;
use crate::rounds::{FEWEST, Limits};
use crate::stats::Quartiles;
use crate::terminal::Progress;
use crate::worker::{Stop, Worker};
use crate::workloads::Spec;

/// The work that a reader describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// How many items.
    pub items: usize,
    /// How long each computes.
    pub cpu: Duration,
    /// How long each waits.
    pub wait: Duration,
    /// Whether the computing is mostly reading memory.
    pub memory: bool,
}

/// In these rounds all models run.
const SIFTING: Limits = Limits {
    rounds: 2,
    total: Duration::from_secs(3),
    each: Duration::from_millis(500),
    one: Duration::from_secs(1),
};

/// In these the best of them: time for [`FEWEST`] rounds of four.
const LIMITS: Limits = Limits {
    rounds: 31,
    total: Duration::from_secs(3),
    each: Duration::from_millis(2500),
    one: Duration::from_secs(5),
};

/// So many models run in all rounds.
const TRIED: usize = 4;

/// And no slower than so many times the best.
const NEAR: f64 = 3.0;

/// So much slower than the best, and two are the same.
const SAME: f64 = 1.1;

/// So much slower than the best, and now and then faster: as good as the same.
const CLOSE: f64 = 1.2;

/// Computing that takes longer than this in one thread, in nanoseconds, is not
/// tried whole: there must be time for several rounds.
const MOST: f64 = 200e6;

/// More items than that are not tried: not each model can hold them.
const MOST_ITEMS: usize = 300_000;

/// Longer waits are not tried, in nanoseconds.
const LONGEST_WAIT: f64 = 50e6;

/// So many items for each core, and the trial stands for more of them.
const ENOUGH: usize = 16;

/// A machine of which others use more than this part gives no verdict.
const BUSY: f64 = 0.2;

/// When the slow rounds of the fastest model take so much longer than the fast
/// ones, its time is not known.
const UNSTEADY: f64 = 1.5;

/// How fast one thread computes here: how work that takes a given time is made.
pub struct Pace {
    /// A step of computing, in nanoseconds.
    step: f64,
    /// A number read from memory, in nanoseconds.
    number: f64,
}

impl Pace {
    /// Measures it, in a part of a second.
    pub fn measure(stop: &Stop) -> io::Result<Self> {
        const STEPS: f64 = 64.0 * 100_000.0;
        const NUMBERS: f64 = 512.0 * 16_384.0;
        let mut alone =
            Worker::this_program(["worker", "model", "sequential"])?;
        let mut best = |request: &str, units: f64| {
            let limit = Duration::from_secs(20);
            // What disturbs the machine only ever makes it slower.
            let walls = (0..4)
                .filter_map(|_| alone.ask(request, limit, stop).ok())
                .map(|answer| answer.measured.wall.as_nanos() as f64);
            let best = walls.reduce(f64::min).map(|wall| wall / units);
            best.ok_or_else(|| io::Error::other("nothing can be measured"))
        };
        Ok(Self {
            step: best("cpu 64 100000", STEPS)?,
            number: best("memory 512 16384", NUMBERS)?,
        })
    }

    /// The case as work that can be done.
    fn spec(&self, case: &Case) -> Spec {
        let items = case.items;
        let cpu = case.cpu.as_nanos() as f64;
        let steps = (cpu / self.step).round() as u32;
        if case.memory {
            let numbers = (cpu / self.number).round().max(1.0) as usize;
            Spec::Memory { items, numbers }
        } else if case.wait.is_zero() {
            Spec::Cpu { items, steps }
        } else {
            let wait = case.wait;
            Spec::Timers { items, wait, steps }
        }
    }
}

/// As much of the case as can be tried in a second or two: fewer items, but
/// enough for all cores, and each as much shorter as it must be for that.
fn shrink(case: &Case) -> Case {
    let enough = ENOUGH * cores();
    let nanos = |time: Duration| (time.as_nanos() as f64).max(1.0);
    let longest_cpu = MOST / enough as f64;
    let part = (longest_cpu / nanos(case.cpu))
        .min(LONGEST_WAIT / nanos(case.wait))
        .min(1.0);
    let (cpu, wait) = (case.cpu.mul_f64(part), case.wait.mul_f64(part));
    let affordable = (MOST / nanos(cpu)) as usize;
    Case {
        items: case.items.min(affordable.max(enough)).min(MOST_ITEMS),
        cpu,
        wait,
        ..*case
    }
}

/// What is recommended, and what that rests on.
pub struct Advice {
    /// What was tried; smaller than what was asked if that is too long.
    tried: Case,
    /// What all models took at first, the fastest first.
    sifted: Table,
    /// What the best of them took.
    pub table: Table,
    /// The recommended model.
    pub model: &'static Model,
    /// Why the measuring decides nothing, if it does not.
    pub doubt: Option<String>,
}

/// Tries the work in all models, the best of them more often, and recommends
/// the simplest of the fastest.
pub fn recommend(
    pace: &Pace,
    case: &Case,
    limits: Limits,
    stop: &Stop,
) -> io::Result<Advice> {
    let busy_before = machine::busy();
    let tried = shrink(case);
    let spec = pace.spec(&tried);
    let progress = Progress::new("tries");
    let measure = |models: &[&'static Model], limits: Limits| {
        let cells = compare_models(&spec, models, limits, stop, &progress)?;
        io::Result::Ok(Table {
            workload: "advice".to_owned(),
            item: describe(&tried),
            items: tried.items as u64,
            cells,
        })
    };
    let all: Vec<_> = models::ALL
        .iter()
        .filter(|model| model.fits(&spec))
        .collect();
    let sifting = Limits {
        rounds: limits.rounds.min(SIFTING.rounds),
        ..SIFTING
    };
    let sifted = measure(&all, sifting)?;
    let lines = sifted.lines();
    let near = lines.iter().filter(|line| !line.cell.wrong);
    let near = near.filter(|l| l.ratio.is_some_and(|r| r.median <= NEAR));
    let near: Vec<_> = near
        .take(TRIED)
        .filter_map(|line| models::named(&line.cell.model))
        .collect();
    let table = measure(&near, limits)?;
    // After a Ctrl-C nothing more is waited for.
    let busy_after = machine::busy().filter(|_| !stop.is_set());
    let busy = busy_before.into_iter().chain(busy_after).reduce(f64::max);
    Ok(Advice {
        tried,
        doubt: find_doubt(&table, busy),
        model: find_simplest(&table).unwrap_or(&models::ALL[0]),
        sifted,
        table,
    })
}

/// Recommends a model for this work.
pub fn advise(case: &Case, request: &Request) -> io::Result<Advice> {
    let pace = Pace::measure(&request.stop)?;
    let limits = Limits {
        rounds: request.rounds.unwrap_or(LIMITS.rounds),
        ..LIMITS
    };
    recommend(&pace, case, limits, &request.stop)
}

/// Why what was tried is no ground for a verdict, if it is none.
///
/// `busy` is the part of the machine that others used meanwhile.
fn find_doubt(table: &Table, busy: Option<f64>) -> Option<String> {
    if let Some(busy) = busy.filter(|busy| *busy > BUSY) {
        let part = busy * 100.0;
        return Some(format!(
            "something else uses {part:.0} % of this machine"
        ));
    }
    let lines = table.lines();
    let raced = lines.iter().filter(|line| line.ratio.is_some());
    let Some(rounds) = raced.map(|line| line.rounds).min() else {
        return Some("no model could do it in time".to_owned());
    };
    if rounds < FEWEST {
        return Some(format!(
            "{rounds} {} of measuring {} too few, {FEWEST} would do",
            if rounds == 1 { "round" } else { "rounds" },
            if rounds == 1 { "is" } else { "are" },
        ));
    }
    let best = lines.first()?.wall?;
    (best.q3 > UNSTEADY * best.q1).then(|| {
        format!(
            "the same work took {} in one round and {} in another",
            time(best.q1),
            time(best.q3)
        )
    })
}

/// The first in the list of models that is as fast as the best.
fn find_simplest(table: &Table) -> Option<&'static Model> {
    let lines = table.lines();
    let same = |name: &str| {
        let line = lines.iter().find(|line| line.cell.model == name);
        let ratio = line.filter(|l| !l.cell.wrong).and_then(|l| l.ratio);
        ratio.is_some_and(|ratio| {
            // Close, and in a quarter of the rounds the faster one.
            let may_be = ratio.q1 <= 1.0 && ratio.median <= CLOSE;
            let steady = ratio.q3 <= AdvisedCase::GOOD;
            (ratio.median <= SAME && steady) || may_be
        })
    };
    models::ALL.iter().find(|model| same(model.name))
}

/// Why this model, as far as the work tells.
fn reason(model: &Model, case: &Case) -> &'static str {
    let (waits, computes) = (!case.wait.is_zero(), !case.cpu.is_zero());
    let in_turn = model.name == "sequential";
    if case.items == 1 && waits {
        "One item waits once: there is nothing to do meanwhile."
    } else if case.items == 1 {
        "One item cannot be split: more cores have nothing to do."
    } else if in_turn && waits {
        "So few waits that nothing is gained by having them at once."
    } else if in_turn && cores() == 1 {
        "There is one core, so nothing computes at the same time."
    } else if in_turn && case.memory {
        "Memory sets the pace: further cores would wait for it too."
    } else if in_turn || (model.name == "tokio_current_thread" && !waits) {
        "So little work that handing it out costs more than further cores save."
    } else if case.memory {
        "Memory sets the pace: more cores help only until it is busy."
    } else if !waits {
        "The items compute and never wait: a thread for each core is enough."
    } else if model.waits != Waits::All || model.name == "thread_per_item" {
        "The items wait, and there are few enough of them for a thread each."
    } else if computes {
        "The items wait, then compute: they wait as tasks, without a thread each."
    } else {
        "The items only wait: they wait as tasks, without a thread each."
    }
}

/// Describes the work in words.
pub fn describe(case: &Case) -> String {
    let of = |time_of: Duration| time(time_of.as_nanos() as f64);
    let mut parts = Vec::new();
    if !case.wait.is_zero() {
        parts.push(format!("waits {}", of(case.wait)));
    }
    if !case.cpu.is_zero() {
        let how = if case.memory {
            "reads memory for"
        } else {
            "computes"
        };
        parts.push(format!("{how} {}", of(case.cpu)));
    }
    let what = parts.join(", then ");
    match case.items {
        1 => format!("1 item that {what}"),
        items => format!("{} items, each {what}", grouped(items as u64)),
    }
}

/// Renders an advice for a terminal.
pub fn render(advice: &Advice, case: &Case) -> String {
    let mut text = String::new();
    let (model, lines) = (advice.model, advice.table.lines());
    let _ = match &advice.doubt {
        None => writeln!(text, "\nTake {}: {}.", model.name, model.about),
        Some(why) => writeln!(
            text,
            "\nIt cannot be told now: {why}. Ask again on a quiet machine."
        ),
    };
    if advice.doubt.is_some() && !lines.is_empty() {
        let _ = writeln!(
            text,
            "By these few figures it would be {}: {}.",
            model.name, model.about
        );
    }
    if !lines.is_empty() {
        let _ = writeln!(text, "{}", reason(model, case));
    }
    let smaller = if advice.tried == *case {
        String::new()
    } else {
        let tried = describe(&advice.tried);
        format!(", in a smaller form: {tried}")
    };
    let _ = writeln!(text, "\nMeasured{smaller}");
    for line in &lines {
        let name = &line.cell.model;
        let (Some(wall), Some(r)) = (line.wall, line.ratio) else {
            let why = line.cell.why_not.clone().unwrap_or_default();
            let _ = writeln!(text, "  {name:20}  {why}");
            continue;
        };
        let remark = match r {
            r if r.median == 1.0 && r.q1 == r.q3 => "  the fastest",
            r if r.median <= SAME => "  too close to call",
            _ => "",
        };
        let (q1, q3) = (ratio(r.q1), ratio(r.q3));
        let _ = writeln!(
            text,
            "  {name:20}  {:>8}  {:>6}  ({q1} to {q3}){remark}",
            time(wall.median),
            ratio(r.median),
        );
    }
    let tried = |name: &str| lines.iter().any(|l| l.cell.model == name);
    let all = advice.sifted.lines();
    let behind: Vec<_> =
        all.iter().filter(|line| !tried(&line.cell.model)).collect();
    if !behind.is_empty() {
        text += "\nBehind them at first, and not measured further\n";
    }
    for line in behind {
        let name = &line.cell.model;
        let _ = match (line.wall, line.ratio, &line.cell.why_not) {
            (Some(wall), Some(r), _) => writeln!(
                text,
                "  {name:20}  {:>8}  {:>6}",
                time(wall.median),
                ratio(r.median)
            ),
            (_, _, Some(why)) => writeln!(text, "  {name:20}  {why}"),
            _ => writeln!(text, "  {name:20}  not measured"),
        };
    }
    text
}

/// The work that the advice is tested on.
pub fn cases() -> Vec<Case> {
    let us = Duration::from_micros;
    let none = Duration::ZERO;
    let case = |items, cpu, wait| Case {
        items,
        cpu,
        wait,
        memory: false,
    };
    let memory = |items, cpu| Case {
        memory: true,
        ..case(items, cpu, none)
    };
    let nano = Duration::from_nanos;
    vec![
        case(1, us(10), none),
        case(10, us(10), none),
        case(100, us(10), none),
        case(1_000, us(10), none),
        case(5_000, us(10), none),
        case(100, nano(100), none),
        case(10_000, nano(100), none),
        case(300_000, nano(100), none),
        case(3, us(3_000), none),
        case(16, us(3_000), none),
        case(100, us(500), none),
        memory(16, us(20)),
        memory(500, us(20)),
        memory(10_000, us(5)),
        case(1, none, us(5_000)),
        case(10, none, us(5_000)),
        case(100, none, us(5_000)),
        case(1_000, none, us(5_000)),
        case(10_000, none, us(5_000)),
        case(10, us(10), us(1_000)),
        case(1_000, us(10), us(1_000)),
        case(100, us(100), us(10_000)),
        case(1_000, us(100), us(10_000)),
        case(5_000, us(20), us(50_000)),
    ]
}

/// Asks for advice about each of the cases, and measures every model in it.
pub fn measure(
    request: &Request,
    show: &mut dyn FnMut(&AdvisedCase) -> io::Result<()>,
) -> io::Result<Advised> {
    let about = machine::about(&request.command);
    let stop = &request.stop;
    let pace = Pace::measure(stop)?;
    let limits = Limits {
        rounds: request.rounds.unwrap_or(31),
        total: Duration::from_millis(1200),
        each: Duration::from_millis(150),
        one: Duration::from_secs(1),
    };
    let mut advised = Vec::new();
    for case in cases() {
        if stop.is_set() {
            break;
        }
        let advice = recommend(&pace, &case, limits, stop)?;
        let spec = pace.spec(&case);
        let all: Vec<_> =
            models::ALL.iter().filter(|m| m.fits(&spec)).collect();
        let text = describe(&case);
        let progress = Progress::new(&text);
        let table = Table {
            workload: "grid".to_owned(),
            item: text,
            items: case.items as u64,
            cells: compare_models(&spec, &all, limits, stop, &progress)?,
        };
        if !stop.is_set() {
            let case = hold_against(&advice, &table);
            show(&case)?;
            advised.push(case);
        }
    }
    Ok(Advised {
        about,
        cases: advised,
    })
}

/// Renders a case for a terminal.
pub fn render_case(case: &AdvisedCase) -> String {
    format!(
        "{:50}  {:20}  {:>6}  best {}",
        case.case,
        case.recommended,
        case.ratio.map_or("-".to_owned(), ratio),
        case.best.as_deref().unwrap_or("-"),
    )
}

fn hold_against(advice: &Advice, table: &Table) -> AdvisedCase {
    let lines = table.lines();
    let name = advice.model.name;
    let of = lines.iter().find(|line| line.cell.model == name);
    let median = |cell: &Cell| {
        let wall = Quartiles::of(cell.walls.iter().flatten().copied());
        (cell.model.clone(), wall.map(|wall| wall.median))
    };
    AdvisedCase {
        case: table.item.clone(),
        recommended: name.to_owned(),
        ratio: of.and_then(|line| line.ratio).map(|ratio| ratio.median),
        best: lines.first().map(|line| line.cell.model.clone()),
        by_rule: None,
        by_rule_ratio: None,
        median_ns: table.cells.iter().map(median).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::table::tests::cell;

    const NONE: Duration = Duration::ZERO;
    const MS: Duration = Duration::from_millis(1);

    fn case(items: usize, cpu: Duration, wait: Duration) -> Case {
        Case {
            items,
            cpu,
            wait,
            memory: false,
        }
    }

    fn table(cells: Vec<Cell>) -> Table {
        Table {
            workload: String::new(),
            item: String::new(),
            items: 1000,
            cells,
        }
    }

    fn steady() -> Table {
        let rounds = |took: f64| vec![Some(took); FEWEST];
        table(vec![
            cell("rayon", &rounds(10e6)),
            cell("sequential", &rounds(20e6)),
        ])
    }

    fn advice(case: &Case, table: Table, busy: Option<f64>) -> Advice {
        Advice {
            tried: shrink(case),
            doubt: find_doubt(&table, busy),
            model: find_simplest(&table).unwrap_or(&models::ALL[0]),
            sifted: table.clone(),
            table,
        }
    }

    #[test]
    fn between_equals_the_simplest_is_taken() {
        let table = table(vec![
            cell("actors", &[Some(100.0)]),
            cell("rayon", &[Some(105.0)]),
            cell("sequential", &[Some(200.0)]),
        ]);
        let simplest = find_simplest(&table).map(|model| model.name);
        assert_eq!(simplest, Some("rayon"));
    }

    #[test]
    fn what_is_tried_ends_soon_and_fills_all_cores() {
        let minute = Duration::from_mins(1);
        for case in cases().into_iter().chain([
            case(10_000_000, minute, minute),
            case(10_000_000, Duration::from_nanos(40), NONE),
            case(10_000_000, NONE, minute),
            case(3, minute, NONE),
        ]) {
            let tried = shrink(&case);
            let alone = tried.cpu.as_nanos() as f64 * tried.items as f64;
            assert!(alone <= 1.01 * MOST, "{case:?}: {tried:?}");
            assert!(tried.wait.as_nanos() as f64 <= LONGEST_WAIT);
            let enough = case.items.min(ENOUGH * cores());
            assert!(tried.items >= enough, "{case:?}: {tried:?}");
        }
        let small = case(100, 10 * MS / 1000, 5 * MS);
        assert_eq!(shrink(&small), small);
    }

    #[test]
    fn what_only_waits_is_not_said_to_compute() {
        for model in models::ALL {
            for (cpu, wait, never) in
                [(NONE, MS, "compute"), (MS, NONE, "The items wait")]
            {
                for items in [1, 1000] {
                    let why = reason(model, &case(items, cpu, wait));
                    assert!(why.ends_with('.'), "{why}");
                    assert!(!why.contains(never), "{}: {why}", model.name);
                }
            }
        }
    }

    #[test]
    fn on_a_busy_machine_it_cannot_be_told() {
        let case = case(1000, MS / 10, NONE);
        let quiet = advice(&case, steady(), Some(0.05));
        assert_eq!(quiet.doubt, None);
        let told = render(&quiet, &case);
        assert!(told.contains("Take rayon: "), "{told}");
        let busy = advice(&case, steady(), Some(0.6));
        let told = render(&busy, &case);
        assert!(told.contains("It cannot be told now"), "{told}");
        assert!(told.contains("60 % of this machine"), "{told}");
        assert!(told.contains("it would be rayon"), "{told}");
        assert!(!told.contains("Take "), "{told}");
        let nothing = advice(&case, table(Vec::new()), None);
        let told = render(&nothing, &case);
        assert!(told.contains("no model could do it in time"), "{told}");
        assert!(!told.contains("it would be"), "{told}");
    }

    #[test]
    fn few_rounds_and_unsteady_ones_decide_nothing() {
        let of = |rounds: &[Option<f64>]| {
            let slow = vec![Some(90e6); rounds.len()];
            let cells =
                vec![cell("rayon", rounds), cell("sequential", &slow)];
            find_doubt(&table(cells), Some(0.0)).unwrap_or_default()
        };
        assert!(of(&[Some(10e6)]).contains("1 round of measuring is"));
        assert!(of(&[Some(10e6); 4]).contains("4 rounds of measuring are"));
        assert_eq!(of(&[Some(10e6); FEWEST]), "");
        let unsteady = [10e6, 10e6, 10e6, 30e6, 30e6, 30e6].map(Some);
        let said = of(&unsteady);
        assert!(said.contains("10.0 ms in one round"), "{said}");
    }

    #[test]
    fn the_grid_is_large_enough() {
        assert!(cases().len() >= 20);
    }
}

//! The command `compare`: what differs between two records beyond their
//! spread.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use super::Job;
use super::args::{Args, Usage, Word, refuse_option, refuse_value};
use crate::machine::About;
use crate::record::{Measurement, Record, read_from};
use crate::report::number;
use crate::terminal::say;

pub const HELP: &str = "\
cargo run --release -p benches -- compare A B
                      what differs between two records (of `record`, or
                      written with --json) beyond the spread of both
";

/// Reads the command line.
pub fn parse(mut args: Args) -> Result<Job, Usage> {
    let mut files = Vec::new();
    while let Some(word) = args.next()? {
        match word {
            Word::Option(option) => return Err(refuse_option(&option)),
            Word::Value(value) if files.len() == 2 => {
                return Err(refuse_value(&value));
            }
            Word::Value(value) => files.push(PathBuf::from(value)),
        }
    }
    let [before, after] =
        <[PathBuf; 2]>::try_from(files).map_err(|_| {
            Usage::with_hint("which two records? compare A.json B.json")
        })?;
    let read = |path: &PathBuf| {
        read_from(path).map_err(|e| Usage::with_hint(format!("{e:#}")))
    };
    let (before, after) = (read(&before)?, read(&after)?);
    Ok(Box::new(move || {
        say(&render(&before, &after))?;
        Ok(ExitCode::SUCCESS)
    }))
}

/// A number that is another one.
struct Change<'a> {
    name: &'a str,
    before: Measurement,
    after: Measurement,
}

impl Change<'_> {
    fn factor(&self) -> f64 {
        self.after.of.median / self.before.of.median
    }
}

/// Finds the numbers whose quartiles do not overlap, the greatest change first.
fn find_changes<'a>(
    before: &'a BTreeMap<String, Measurement>,
    after: &BTreeMap<String, Measurement>,
) -> Vec<Change<'a>> {
    let both = before.iter().filter_map(|(name, before)| {
        let (before, after) = (*before, *after.get(name)?);
        Some(Change {
            name,
            before,
            after,
        })
    });
    let apart = both.filter(|change| {
        let (before, after) = (change.before.of, change.after.of);
        after.q1 > before.q3 || after.q3 < before.q1
    });
    let mut changes: Vec<_> = apart.collect();
    let size = |change: &Change| change.factor().ln().abs();
    changes.sort_by(|one, other| size(other).total_cmp(&size(one)));
    changes
}

fn render(before: &Record, after: &Record) -> String {
    let mut text = String::new();
    let abouts = abouts(before).into_iter().zip(abouts(after));
    for ((part, one), (_, other)) in abouts {
        if let (Some(one), Some(other)) = (one, other) {
            let (one, other) = (one.cite(), other.cite());
            text += &format!("{part}\n  A: {one}\n  B: {other}\n");
        }
    }
    let (one, other) = (before.measurements(), after.measurements());
    let changes = find_changes(&one, &other);
    let common =
        one.keys().filter(|name| other.contains_key(*name)).count();
    text += &format!(
        "\n{} of {common} numbers differ beyond the quartiles of both\n",
        changes.len()
    );
    if !changes.is_empty() {
        text += &format!("{:>9} {:>9} {:>8}  name\n", "A", "B", "B to A");
    }
    for change in &changes {
        let value = |measurement: Measurement| {
            measurement.kind.render(measurement.of.median)
        };
        text += &format!(
            "{:>9} {:>9} {:>8}  {}\n",
            value(change.before),
            value(change.after),
            number::ratio(change.factor()),
            change.name,
        );
    }
    for (side, these, those) in [("A", &one, &other), ("B", &other, &one)] {
        let only: Vec<_> = these
            .keys()
            .filter(|name| !those.contains_key(*name))
            .collect();
        if !only.is_empty() {
            text += &format!("\nOnly in {side}\n");
        }
        for name in only {
            text += &format!("  {name}\n");
        }
    }
    text
}

fn abouts(record: &Record) -> [(&'static str, Option<&About>); 4] {
    [
        ("run", record.run.as_ref().map(|part| &part.about)),
        ("advise", record.advise.as_ref().map(|part| &part.about)),
        ("claims", record.claims.as_ref().map(|part| &part.about)),
        ("go", record.go.as_ref().map(|part| &part.about)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Run, place};
    use crate::report::table::tests::{cell, table};

    fn record(pool: f64) -> Record {
        let mut table = table();
        table.cells[1] = cell("pool", &[Some(pool); 3]);
        let about = About::default();
        Record {
            run: Some(Run {
                about,
                workloads: vec![table],
            }),
            ..Record::default()
        }
    }

    #[test]
    fn what_is_beyond_the_spread_is_said_and_nothing_else() {
        let same = render(&record(9e6), &record(9e6));
        assert!(same.contains("0 of 4 numbers differ"), "{same}");
        let slower = render(&record(9e6), &record(18e6));
        assert!(
            slower.contains("2.00x  run.cpu_fine.pool.time"),
            "{slower}"
        );
        assert!(!slower.contains("run.cpu_fine.actors.time"), "{slower}");
        let gone = render(&record(9e6), &Record::default());
        assert!(gone.contains("Only in A\n  run.cpu_fine.a"), "{gone}");
    }

    #[test]
    fn the_recorded_run_does_not_differ_from_itself() {
        let record = read_from(&place()).expect("there is a record");
        let text = render(&record, &record);
        assert!(text.contains("\n0 of "), "{text}");
        assert!(record.measurements().len() > 300);
    }
}

//! What is recorded: every measured number, as plain data in a file.
//!
//! The fields are the keys of `results/record.json`: one that is not here is
//! refused on reading and does not compile elsewhere. Every part may use this
//! module; it uses files, tables and quartiles only.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::files;
use crate::machine::About;
use crate::report::number;
use crate::report::table::Table;
use crate::stats::Quartiles;

/// All parts; those that were not measured are missing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "named as the commands are")]
pub struct Record {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advise: Option<Advised>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claims: Option<Claims>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub go: Option<Go>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<Run>,
}

/// Every workload in every model.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Where it comes from.
    pub about: About,
    /// A table for each workload.
    pub workloads: Vec<Table>,
}

/// Which model was advised for which work.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advised {
    /// Where it comes from.
    pub about: About,
    /// One for each work.
    pub cases: Vec<AdvisedCase>,
}

/// An advice, beside what every model really took.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdvisedCase {
    /// The work in words.
    pub case: String,
    /// The model that was advised.
    pub recommended: String,
    /// Its time over that of the best.
    pub ratio: Option<f64>,
    /// The fastest model.
    pub best: Option<String>,
    /// In older records: the model that a calculation named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_rule: Option<String>,
    /// Its time over that of the best.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_rule_ratio: Option<f64>,
    /// What each model took.
    pub median_ns: BTreeMap<String, Option<f64>>,
}

impl AdvisedCase {
    /// A recommendation more than this slower than the best is a wrong one.
    pub const GOOD: f64 = 1.3;

    /// Whether the advice was good enough.
    pub fn is_good(&self) -> bool {
        self.ratio.is_some_and(|ratio| ratio <= Self::GOOD)
    }
}

/// What was measured for the statements of CLAIMS.md.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// Where it comes from.
    pub about: About,
    /// One for each claim.
    pub claims: Vec<Claimed>,
}

/// What was measured for one claim.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claimed {
    /// The claim's name.
    pub claim: String,
    /// Its experiments, and the models of its races.
    pub measured: Vec<Line>,
}

/// An experiment, or a model in a race.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its name within the claim.
    pub name: String,
    /// What it is.
    pub what: String,
    /// Whether bytes were measured, not nanoseconds.
    pub bytes: bool,
    /// For one unit; in a race for all items.
    pub each: Option<Quartiles>,
    /// What a model takes at least that was too slow to run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// The ratio to the best of the race.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Quartiles>,
    /// For one run, by round.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<Option<f64>>,
    /// Why there is no value.
    pub why_not: Option<String>,
}

impl Line {
    /// The value in words; a bound if it is all there is.
    pub fn value(&self) -> Option<String> {
        if let Some(least) = self.at_least {
            return Some(format!("> {}", number::time(least)));
        }
        let value = self.each?.median;
        Some(if self.bytes {
            number::bytes(value)
        } else {
            number::time(value)
        })
    }
}

/// Go beside Rust.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Go {
    /// Where it comes from.
    pub about: About,
    /// The limits of the machine.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit>,
    /// One for each pattern.
    pub patterns: Vec<Pattern>,
    /// Of Go; none if it was missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// What the machine can do at best.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Its name.
    pub limit: String,
    /// What it is.
    pub what: String,
    /// For one unit.
    pub each: Option<Quartiles>,
    /// Why there is no value.
    pub why_not: Option<String>,
}

/// One pattern in both languages.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// Its name.
    pub pattern: String,
    /// What it is.
    pub title: String,
    /// What one of its size is called.
    pub unit: String,
    /// Whether bytes were measured, not nanoseconds.
    pub bytes: bool,
    /// What a reader of the ratio must know.
    pub note: String,
    /// What its forms cost in trust or meaning.
    pub costs: Vec<String>,
    /// Its forms, Go first.
    pub rows: Vec<Row>,
}

/// A form in one language.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// What it is.
    pub what: String,
    /// Whether tables show it.
    pub shown: bool,
    /// For one unit.
    pub each: Option<Quartiles>,
    /// Nanoseconds of processor time for one unit.
    pub cpu: Option<f64>,
    /// For one unit, by round.
    pub rounds: Vec<Option<f64>>,
    /// The processor time by round.
    pub cpu_rounds: Vec<Option<f64>>,
    /// Why there is no value, or no more of them.
    pub why_not: Option<String>,
    /// It came to another sum than it must.
    pub wrong: bool,
    /// In Go: the form's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub go: Option<String>,
    /// In Go: on `all` cores, or `one`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cores: Option<String>,
    /// In Rust: the form's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// In Rust: `literal`, `copied`, `fastest` or nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// In Rust: what it costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub costs: Option<String>,
    /// In Rust: what runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// In Rust: to the best of Go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Quartiles>,
    /// In Rust: of the processor time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_ratio: Option<Quartiles>,
    /// In Rust: the ratio that is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<f64>,
    /// In Rust: whether the goal is met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
}

/// A measured number, with its spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measurement {
    /// The median and the quartiles.
    pub of: Quartiles,
    /// What it is.
    pub kind: Kind,
}

/// What a number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nanoseconds.
    Time,
    /// Bytes.
    Bytes,
    /// How many times another number.
    Ratio,
}

impl Kind {
    /// A number of this kind in words.
    pub fn render(self, value: f64) -> String {
        match self {
            Self::Time => number::time(value),
            Self::Bytes => number::bytes(value),
            Self::Ratio => number::ratio(value),
        }
    }

    fn bytes_or_time(bytes: bool) -> Self {
        if bytes { Self::Bytes } else { Self::Time }
    }
}

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The folder with the recorded run.
pub fn results() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("results")
}

/// The file with the recorded run.
pub fn place() -> PathBuf {
    results().join("record.json")
}

/// Reads the recorded run; nothing is in it if there is none.
pub fn read() -> anyhow::Result<Record> {
    match read_from(&place()) {
        Err(error)
            if error.downcast_ref::<std::io::Error>().is_some_and(
                |error| error.kind() == ErrorKind::NotFound,
            ) =>
        {
            Ok(Record::default())
        }
        outcome => outcome,
    }
}

/// Reads a record from that file.
pub fn read_from(path: &Path) -> anyhow::Result<Record> {
    let text = files::read(path)?;
    serde_json::from_str(&text)
        .with_context(|| format!("{} is no record", path.display()))
}

impl Record {
    /// Writes it to that file, whole or not at all.
    pub fn write(&self, path: &Path) -> anyhow::Result<()> {
        let value = serde_json::to_value(self)?;
        files::write(path, &format!("{}\n", compact(&value)))?;
        Ok(())
    }

    /// Every number that has a spread, by the name under which pages quote it.
    pub fn measurements(&self) -> BTreeMap<String, Measurement> {
        let mut all = BTreeMap::new();
        let mut add = |name: String, of: Option<Quartiles>, kind: Kind| {
            all.extend(of.map(|of| (name, Measurement { of, kind })));
        };
        for table in self.run.iter().flat_map(|run| &run.workloads) {
            for line in table.lines() {
                let name =
                    format!("run.{}.{}", table.workload, line.cell.model);
                add(format!("{name}.time"), line.wall, Kind::Time);
                add(format!("{name}.ratio"), line.ratio, Kind::Ratio);
            }
        }
        for claim in self.claims.iter().flat_map(|c| &c.claims) {
            for line in &claim.measured {
                let name = format!("claims.{}.{}", claim.claim, line.name);
                add(format!("{name}.ratio"), line.ratio, Kind::Ratio);
                add(name, line.each, Kind::bytes_or_time(line.bytes));
            }
        }
        for pattern in self.go.iter().flat_map(|go| &go.patterns) {
            for row in &pattern.rows {
                let form = match (&row.form, &row.go, &row.cores) {
                    (Some(form), _, _) => form.clone(),
                    (_, Some(go), Some(cores)) => {
                        format!("go.{go}.{cores}")
                    }
                    _ => continue,
                };
                let name = format!("go.{}.{form}", pattern.pattern);
                let kind = Kind::bytes_or_time(pattern.bytes);
                add(format!("{name}.each"), row.each, kind);
                add(format!("{name}.ratio"), row.ratio, Kind::Ratio);
            }
        }
        for limit in self.go.iter().flat_map(|go| &go.limits) {
            let name = format!("go.limits.{}", limit.limit);
            add(name, limit.each, Kind::Time);
        }
        all
    }
}

/// JSON with a line for each innermost list or object: short, and what
/// changed is seen.
fn compact(value: &Value) -> String {
    fn write(value: &Value, indent: usize, out: &mut String) {
        let deep = |value: &Value| value.is_array() || value.is_object();
        let nested = match value {
            Value::Array(items) => items.iter().any(deep),
            Value::Object(fields) => fields.values().any(deep),
            _ => false,
        };
        let long = value.as_object().is_some_and(|f| f.len() > 4);
        if !nested && !long {
            *out += &value.to_string();
            return;
        }
        let (open, close) =
            if value.is_array() { "[]" } else { "{}" }.split_at(1);
        *out += open;
        let pad = " ".repeat(indent + 1);
        let mut first = true;
        let mut begin = |out: &mut String| {
            *out += if first { "\n" } else { ",\n" };
            *out += &pad;
            first = false;
        };
        for item in value.as_array().into_iter().flatten() {
            begin(out);
            write(item, indent + 1, out);
        }
        for (name, item) in value.as_object().into_iter().flatten() {
            begin(out);
            *out += &format!("{}: ", Value::from(name.as_str()));
            write(item, indent + 1, out);
        }
        *out += &format!("\n{}{close}", " ".repeat(indent));
    }
    let mut out = String::new();
    write(value, 0, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without what is null: a missing value is written as no key, or as null.
    fn without_nulls(value: Value) -> Value {
        match value {
            Value::Object(fields) => fields
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| (name, without_nulls(value)))
                .collect(),
            Value::Array(items) => {
                items.into_iter().map(without_nulls).collect()
            }
            other => other,
        }
    }

    #[test]
    fn the_recorded_run_survives_reading_and_writing() {
        let text = files::read(&place()).expect("there is a record");
        let before: Value = serde_json::from_str(&text).expect("JSON");
        let record = read().expect("it can be read");
        let after = serde_json::to_value(&record).expect("JSON");
        let again: Value =
            serde_json::from_str(&compact(&after)).expect("JSON");
        assert_eq!(again, after);
        assert!(without_nulls(before) == without_nulls(after));
    }

    #[test]
    fn a_wrong_key_is_refused() {
        let wrong = r#"{"claims": {"claimz": []}}"#;
        let refused = serde_json::from_str::<Record>(wrong);
        let said = refused.expect_err("no such key").to_string();
        assert!(said.contains("claimz"), "{said}");
    }
}

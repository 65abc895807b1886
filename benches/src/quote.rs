//! The pages that quote the record.
//!
//! A page says `<!-- measured NAME -->`, then what is quoted, then
//! `<!-- end -->`. What stands between comes from the record and nowhere else:
//! `splice` puts it in its places, and a test compares. Uses the record, the
//! reports and the claims; the commands use it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};

use crate::claims;
use crate::files;
use crate::go::tables;
use crate::machine::About;
use crate::marks::splice_text;
use crate::record::{AdvisedCase, Record, results, root};
use crate::report::number::{bytes, grouped, ratio, time};
use crate::report::table::Table;
use crate::report::{html, text};
use crate::terminal::say;

/// Puts what is recorded in its places.
pub fn splice(record: &Record) -> anyhow::Result<()> {
    for (path, wanted) in render_pages(record)? {
        let there = fs::read_to_string(&path).unwrap_or_default();
        if there != wanted {
            files::write(&path, &wanted)?;
            say(&format!("wrote {}\n", path.display()))?;
        }
    }
    Ok(())
}

/// Renders every file that quotes the record, with the text it should have.
pub fn render_pages(
    record: &Record,
) -> anyhow::Result<Vec<(PathBuf, String)>> {
    let mut pieces = quote(record);
    let claims = files::read(&root().join("CLAIMS.md"))?;
    let table = claims::table(&claims, &pieces);
    pieces.insert("claims.table".to_owned(), table);
    let mut pages = Vec::new();
    for path in list_files(&root(), "md")? {
        let text = files::read(&path)?;
        let wanted = splice_text(&text, &pieces)
            .map_err(|error| anyhow!(error))
            .with_context(|| path.display().to_string())?;
        pages.push((path, wanted));
    }
    if let Some(run) = &record.run {
        for table in &run.workloads {
            let name = format!("{}.svg", table.workload);
            pages.push((results().join(name), html::picture(table)));
        }
        pages.push((results().join("report.html"), html::page(run)));
    }
    Ok(pages)
}

/// What can be quoted: a text for each name.
pub fn quote(record: &Record) -> BTreeMap<String, String> {
    let mut pieces = BTreeMap::new();
    let abouts = [
        ("run", record.run.as_ref().map(|part| &part.about)),
        ("advise", record.advise.as_ref().map(|part| &part.about)),
        ("claims", record.claims.as_ref().map(|part| &part.about)),
        ("go", record.go.as_ref().map(|part| &part.about)),
    ];
    for (part, about) in abouts {
        let text = about.map(About::cite);
        pieces.extend(text.map(|text| (format!("{part}.about"), text)));
    }
    if let Some(run) = &record.run {
        for table in &run.workloads {
            quote_table(table, &mut pieces);
        }
        pieces
            .insert("run.ratios".to_owned(), render_ratios(&run.workloads));
    }
    if let Some(advised) = &record.advise {
        quote_advice(&advised.cases, &mut pieces);
    }
    if let Some(claims) = &record.claims {
        pieces.extend(claims::quote(claims));
    }
    if let Some(go) = &record.go {
        pieces.extend(tables::quote(go));
    }
    pieces
}

fn quote_table(table: &Table, pieces: &mut BTreeMap<String, String>) {
    let name = format!("run.{}", table.workload);
    pieces.insert(format!("{name}.table"), text::markdown(table));
    pieces.insert(format!("{name}.heading"), text::heading(table));
    let lines = table.lines();
    let mut timed = lines.iter().filter_map(|l| Some((l, l.ratio?)));
    let worst = timed.next_back();
    let best = timed.next().or(worst);
    for (place, found) in [("best", best), ("worst", worst)] {
        if let Some((line, of_best)) = found {
            let model = format!("`{}`", line.cell.model);
            pieces.insert(format!("{name}.{place}.model"), model);
            let value = ratio(of_best.median);
            pieces.insert(format!("{name}.{place}.ratio"), value);
        }
    }
    for line in lines {
        let name = format!("{name}.{}", line.cell.model);
        let values = [
            ("time", line.wall.map(|wall| time(wall.median))),
            (
                "each",
                line.wall
                    .map(|w| time(w.median / table.items.max(1) as f64)),
            ),
            ("ratio", line.ratio.map(|r| ratio(r.median))),
            ("cpu", line.cpu.map(time)),
            (
                "memory",
                table.per_item(line.cell).map(|(value, at_most)| {
                    let less = if at_most { "less than " } else { "" };
                    format!("{less}{}", bytes(value))
                }),
            ),
        ];
        for (what, value) in values {
            if let Some(value) = value {
                pieces.insert(format!("{name}.{what}"), value);
            }
        }
    }
}

/// One table of all: how many times the best.
fn render_ratios(all: &[Table]) -> String {
    let names: Vec<_> = all
        .iter()
        .map(|table| format!("`{}`", table.workload))
        .collect();
    let mut text = format!(
        "| model | {} |\n|---|{}\n",
        names.join(" | "),
        "--:|".repeat(all.len())
    );
    for model in crate::models::ALL {
        text += &format!("| `{}` |", model.name);
        for table in all {
            let lines = table.lines();
            let line = lines.iter().find(|l| l.cell.model == model.name);
            let cell = match line {
                Some(line) => match line.ratio {
                    Some(r) if r.median <= 1.1 => {
                        format!("**{}**", ratio(r.median))
                    }
                    Some(r) => ratio(r.median),
                    None => at_least(table, line.cell.why_not.as_deref()),
                },
                None => "-".to_owned(),
            };
            text += &format!(" {cell} |");
        }
        text += "\n";
    }
    text + "\nBold: within 1.1x of the best."
}

fn at_least(table: &Table, why: Option<&str>) -> String {
    let bound = why.and_then(|why| {
        let spec = crate::workloads::ALL
            .iter()
            .find(|workload| workload.name == table.workload)?;
        let best = table.lines().first()?.wall?.median;
        let words = why.strip_prefix("not run: at least ")?;
        let (value, rest) = words.split_once(' ')?;
        let value: f64 = value.replace(',', "").parse().ok()?;
        let unit = if rest.starts_with("ms") { 1e6 } else { 1e9 };
        (!spec.spec.wait().is_zero()).then_some(value * unit / best)
    });
    bound
        .map_or("not run".to_owned(), |bound| format!("> {}", ratio(bound)))
}

fn quote_advice(
    cases: &[AdvisedCase],
    pieces: &mut BTreeMap<String, String>,
) {
    type Of = fn(&AdvisedCase) -> Option<f64>;
    let worst = |of: Of| cases.iter().filter_map(of).fold(0.0, f64::max);
    let good = cases.iter().filter(|case| case.is_good());
    // Older records have what a calculation alone would have named.
    let ruled = cases.iter().any(|case| case.by_rule.is_some());
    let (head, line) = if ruled {
        (" by the rule alone | its ratio |", "---|--:|")
    } else {
        ("", "")
    };
    let mut table = format!(
        "| work | recommended | ratio to the best measured | best |{head}\n\
         |---|---|--:|---|{line}\n"
    );
    let code = |name: &Option<String>| {
        name.as_ref()
            .map_or("-".to_owned(), |name| format!("`{name}`"))
    };
    let number = |value: Option<f64>| value.map_or("-".to_owned(), ratio);
    for case in cases {
        table += &format!(
            "| {} | `{}` | {} | {} |",
            case.case,
            case.recommended,
            number(case.ratio),
            code(&case.best),
        );
        if ruled {
            let (by_rule, of) = (&case.by_rule, case.by_rule_ratio);
            table += &format!(" {} | {} |", code(by_rule), number(of));
        }
        table += "\n";
    }
    let all = [
        ("table", table),
        ("count", grouped(cases.len() as u64)),
        ("good", grouped(good.count() as u64)),
        ("worst", ratio(worst(|case| case.ratio))),
    ];
    for (name, text) in all {
        pieces.insert(format!("advise.{name}"), text);
    }
}

/// Lists the files with this ending, but not what is built or hidden.
pub fn list_files(
    folder: &Path,
    ending: &str,
) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
    {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || name == "target" {
            continue;
        }
        if path.is_dir() {
            files.extend(list_files(&path, ending)?);
        } else if path.extension().is_some_and(|e| e == ending) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Run;

    #[test]
    fn every_number_of_a_table_can_be_quoted() {
        let workloads = vec![crate::report::table::tests::table()];
        let about = About::default();
        let run = Some(Run { about, workloads });
        let record = Record {
            run,
            ..Record::default()
        };
        let pieces = quote(&record);
        let get = |name: &str| pieces.get(name).map(String::as_str);
        assert_eq!(get("run.cpu_fine.pool.ratio"), Some("3.00x"));
        assert_eq!(get("run.cpu_fine.pool.time"), Some("9.00 ms"));
        assert_eq!(get("run.cpu_fine.rayon.time"), None);
        let ratios = get("run.ratios").unwrap_or_default();
        assert!(ratios.contains("| `actors` | **1.00x** |"), "{ratios}");
        assert!(ratios.contains("| `rayon` | not run |"), "{ratios}");
    }
}

//! Each statement in CLAIMS.md leads to what shows it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

const BEGIN: &str = "cargo test -p checks -->\n";
const END: &str = "<!-- end -->";

fn house() -> PathBuf {
    checks::folder(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Begins a row that is none of the page's statements.
fn is_head(line: &str) -> bool {
    line.starts_with("| often ") || line.starts_with("|---")
}

fn rows(page: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = (1..).zip(page.lines());
    lines.filter(|(_, line)| line.starts_with('|') && !is_head(line))
}

/// A statement, its verdict, and what shows it.
fn cells(row: &str) -> Option<[&str; 3]> {
    let inside = row.strip_prefix("| ")?.strip_suffix(" |")?;
    let cells: Vec<&str> = inside.split(" | ").collect();
    cells.try_into().ok()
}

struct Link<'a> {
    name: &'a str,
    target: &'a str,
    /// The text between this link and the next.
    after: &'a str,
}

fn links(evidence: &str) -> Vec<Link<'_>> {
    let pieces = evidence.split('[').skip(1);
    let links = pieces.filter_map(|piece| {
        let (name, rest) = piece.split_once("](")?;
        let (target, after) = rest.split_once(')')?;
        let after = after.trim_end_matches(", ").trim();
        Some(Link {
            name,
            target,
            after,
        })
    });
    links.collect()
}

/// The codes and lints that a refused program is marked with, as the page
/// writes them. A mark in words is no code.
fn marked(source: &str) -> String {
    let marks = source.lines().filter_map(|line| line.split_once("//~ "));
    let mut codes: Vec<String> = Vec::new();
    for (_, mark) in marks.filter(|(_, mark)| !mark.starts_with('"')) {
        for code in mark.split_whitespace() {
            let code = if is_code(code) {
                code.to_owned()
            } else {
                format!("`{code}`")
            };
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    codes.join(" ")
}

fn is_code(word: &str) -> bool {
    word.strip_prefix('E').is_some_and(|digits| {
        digits.len() == 4 && digits.chars().all(|c| c.is_ascii_digit())
    })
}

fn kind(verdict: &str) -> Option<&'static str> {
    let has_words_after = |label: &str| {
        verdict
            .strip_prefix(label)
            .is_some_and(|rest| !rest.trim().is_empty())
    };
    if verdict == "true" {
        Some("true")
    } else if has_words_after("true if ") {
        Some("true if")
    } else if verdict == "false" || has_words_after("false: ") {
        Some("false")
    } else {
        None
    }
}

fn link_faults(link: &Link<'_>) -> Vec<String> {
    let Link {
        name,
        target,
        after,
    } = *link;
    let path = house().join(target);
    if !path.is_file() {
        return vec![format!("{target} is no file")];
    }
    let mut faults = Vec::new();
    let stem = Path::new(target).file_stem().unwrap_or_default();
    if name.rsplit('/').next().map(str::as_ref) != Some(stem) {
        faults.push(format!("{name} is not the name of {target}"));
    }
    let codes = if target.contains("/rejected/") {
        marked(&read(&path))
    } else {
        String::new()
    };
    if after != codes {
        faults.push(format!("after {target} should stand {codes:?}"));
    }
    faults
}

fn shows_something(target: &str) -> bool {
    Path::new(target).extension().is_some_and(|end| end == "rs")
        || target.starts_with("benches/results/")
}

/// All that is wrong with a page of statements.
fn faults(page: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (number, row) in rows(page) {
        let mut fault = |what: &str| {
            faults.push(format!("CLAIMS.md:{number}: {what}"));
        };
        let Some([claim, verdict, evidence]) = cells(row) else {
            fault("a row is a statement, a verdict and what shows it");
            continue;
        };
        let letters = claim.chars().filter(char::is_ascii_alphanumeric);
        let letters: String = letters.collect();
        if !seen.insert(letters.to_ascii_lowercase()) {
            fault("this statement stands there twice");
        }
        if kind(verdict).is_none() {
            fault("the verdict is true, true if ..., or false");
        }
        let words = [claim, verdict].join(" ");
        let mut words = words.split(|c: char| !c.is_alphanumeric());
        if words.any(|word| is_code(word) && !evidence.contains(word)) {
            fault("a code is named that no linked program is marked with");
        }
        let links = links(evidence);
        if !links.iter().any(|link| shows_something(link.target)) {
            fault("no program, test or measurement shows it");
        }
        let targets: BTreeSet<_> = links.iter().map(|l| l.target).collect();
        if targets.len() < links.len() {
            fault("one link stands there twice");
        }
        let named = evidence.matches("](").count();
        if named != links.len() {
            fault("a link has no end");
        }
        for what in links.iter().flat_map(link_faults) {
            fault(&what);
        }
    }
    faults
}

fn count(page: &str) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, row) in rows(page) {
        if let Some([_, verdict, _]) = cells(row) {
            *counts.entry(kind(verdict).unwrap_or("none")).or_default() +=
                1;
        }
    }
    let of = |verdict| counts.get(verdict).copied().unwrap_or(0);
    format!(
        "{} statements: {} true, {} true under a condition, {} false.\n",
        rows(page).count(),
        of("true"),
        of("true if"),
        of("false")
    )
}

#[test]
fn each_row_leads_to_what_shows_it() {
    let page = read(&house().join("CLAIMS.md"));
    assert!(rows(&page).count() > 0, "where are the rows?");
    let faults = faults(&page);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_count_is_true() {
    let path = house().join("CLAIMS.md");
    let page = read(&path);
    let (before, rest) = page.split_once(BEGIN).expect("the count begins");
    let (said, after) = rest.split_once(END).expect("the count has an end");
    let wanted = count(&page);
    if env::var_os("RECORD").is_some_and(|value| value == "outputs") {
        let page = format!("{before}{BEGIN}{wanted}{END}{after}");
        fs::write(&path, page).expect("CLAIMS.md can be written");
        return;
    }
    assert!(
        said == wanted,
        "CLAIMS.md should count\n{wanted}to write it: RECORD=outputs cargo \
         test -p checks"
    );
}

#[test]
fn a_row_with_a_fault_is_noticed() {
    let right = "| It is so. | true | [lock_order]\
                 (os_threads/src/locks/lock_order.rs) |";
    assert_eq!(faults(right), [""; 0]);
    let refused = "| No. | false: never | [racing_counter]\
                   (scoped_threads/rejected/racing_counter.rs) E0499, \
                   [let_underscore_lock](os_threads/rejected/let_underscore\
                   _lock.rs) `let_underscore_lock`, [guard_across_await]\
                   (async_runtime/rejected/guard_across_await.rs) |";
    assert_eq!(faults(refused), [""; 0]);

    let twice = format!("{right}\n{}", right.replace("It is", "IT IS"));
    assert!(faults(&twice)[0].contains(":2: this statement stands"));
    let named_twice = right
        .replace(") |", "), [lock_order](X) |")
        .replace("(X)", "(os_threads/src/locks/lock_order.rs)");
    for (page, fault) in [
        (right.replace("| true |", "| maybe |"), "the verdict is"),
        (right.replace("| true |", "| true if |"), "the verdict is"),
        (right.replace("| true |", "| trueish |"), "the verdict is"),
        (right.replace("| true |", "|"), "a row is"),
        (right.replace("/locks/", "/lock/"), "is no file"),
        (right.replace("order.rs", "order.rs#main"), "is no file"),
        (right.replace("/locks/lock_order.rs", ""), "is no file"),
        (right.replace("[lock_order]", "[order]"), "not the name of"),
        (right.replace("rs)", "rs) E0382"), "should stand \"\""),
        (right.replace("rs)", "rs"), "a link has no end"),
        (right.replace('[', "").replace("](", " ("), "no program"),
        (named_twice, "one link stands there twice"),
        (refused.replace("never", "E0382"), "a code is named"),
        (refused.replace("E0499", "E0382"), "should stand \"E0499\""),
        (refused.replace(" E0499", ""), "should stand \"E0499\""),
        (
            refused.replace(" `let_", " `other_"),
            "let_underscore_lock`\"",
        ),
        (
            "| It is so. | true | [CLAIMS](CLAIMS.md) |".to_owned(),
            "no program",
        ),
    ] {
        let found = faults(&page).join("\n");
        assert!(found.contains(fault), "{fault}: {found:?} in {page}");
    }
}

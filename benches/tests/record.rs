//! What the pages quote is what was recorded.

use std::fs;

use benches::advise::{GOOD, cases};
use benches::claims::{judged, kept};
use benches::record::{files, pages, read, root, unmarked};

#[test]
fn what_is_between_marks_is_in_the_record() {
    let record = read().expect("the record can be read");
    for (path, wanted) in pages(&record).expect("all marks are known") {
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            there == wanted,
            "{} is not what was recorded: run\n  cargo run --release -p \
             benches -- splice",
            path.display()
        );
    }
}

#[test]
fn a_measured_statement_has_the_verdict_that_its_figures_allow() {
    let record = read().expect("the record can be read");
    let page = root().join("CLAIMS.md");
    let page = fs::read_to_string(page).expect("the page is text");
    let broken = kept(&page, &judged(&record));
    assert!(
        broken.is_empty(),
        "CLAIMS.md and the record disagree. Where the new figures are right, \
         change the verdict:\n{}",
        broken.join("\n")
    );
}

#[test]
fn the_recorded_advice_is_good() {
    let record = read().expect("the record can be read");
    let advised = record["advise"]["cases"].as_array();
    let advised = advised.expect("the grid is recorded");
    assert_eq!(advised.len(), cases().len());
    for case in advised {
        let ratio = case["ratio"].as_f64().expect("it was measured");
        assert!(ratio <= GOOD, "{ratio:.2}x of the best: {case:#}");
    }
}

#[test]
fn a_measured_number_stands_between_marks() {
    let mut bad = Vec::new();
    for path in files(&root(), "md").expect("the pages can be read") {
        let text = fs::read_to_string(&path).expect("a page is text");
        for (line, number) in unmarked(&text) {
            bad.push(format!("{}:{line}: {number}", path.display()));
        }
    }
    for path in files(&root(), "rs").expect("the sources can be read") {
        let text = fs::read_to_string(&path).expect("a source is text");
        // Only the header of a file is a page.
        let header: Vec<_> =
            text.lines().take_while(|l| l.starts_with("//!")).collect();
        for (line, number) in unmarked(&header.join("\n")) {
            bad.push(format!("{}:{line}: {number}", path.display()));
        }
    }
    assert!(
        bad.is_empty(),
        "measured, but not between marks (what is no measurement stands in \
         backquotes):\n{}",
        bad.join("\n")
    );
}

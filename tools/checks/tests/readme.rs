//! What the README says about this workspace is so.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use catalogue::Record;

fn house() -> PathBuf {
    catalogue::root().expect("a test runs inside the repository")
}

fn read(path: &Path) -> String {
    catalogue::read(path).unwrap_or_else(|error| panic!("{error}"))
}

fn table() -> String {
    let mut table = String::from(
        "| section | what it teaches | examples | refused programs |\n\
         |---|---|--:|--:|\n",
    );
    let sections = catalogue::sections(&house());
    for section in sections.expect("the manifest lists them") {
        let page = section.page().expect("a section has a page");
        let title = page.lines().next().unwrap_or_default();
        let teaches = title.split_once(": ").map_or("", |(_, rest)| rest);
        let teaches = teaches.trim_end_matches('.');
        let examples = section.files().expect("they can be read").len();
        let refused = section.rejected().expect("they can be read").len();
        let section = section.name;
        let _ = writeln!(
            table,
            "| [`{section}`]({section}/src) | {teaches} | {examples} | \
             {refused} |"
        );
    }
    table
}

#[test]
fn the_map_is_true() {
    let path = house().join("README.md");
    let readme = read(&path);
    let map = |head: &str| head.starts_with("sections: ").then(table);
    let wanted = catalogue::page::splice(&readme, |head| Ok(map(head)));
    let wanted = wanted.expect("each mark has an end");
    assert!(
        wanted.contains(&table()),
        "the README has no place for the map"
    );
    if Record::Outputs.is_wanted() {
        fs::write(&path, wanted).expect("README.md can be written");
        return;
    }
    assert!(
        readme == wanted,
        "the README's map should be\n{}\nto write it: RECORD=outputs cargo \
         test -p checks",
        table()
    );
}

#[test]
fn its_links_lead_somewhere() {
    for page in ["README.md", "CONTRIBUTING.md"] {
        let text = read(&house().join(page));
        let targets = text.split("](").skip(1).filter_map(|rest| {
            rest.split_once(')').map(|(target, _)| target)
        });
        for target in targets.filter(|target| !target.contains("://")) {
            assert!(house().join(target).exists(), "{page}: {target}");
        }
    }
}

#[test]
fn its_commands_are_the_ones_that_ci_runs() {
    let readme = read(&house().join("README.md"));
    let ci = read(&house().join(".ci/run"));
    let commands =
        ["cargo run -p scoped_threads", "cargo test --workspace"];
    for command in commands {
        assert!(readme.contains(&format!("```sh\n{command}\n```")));
    }
    assert!(ci.lines().any(|line| line == "cargo test --workspace"));
    let workflow = read(&house().join(".github/workflows/ci.yml"));
    for command in commands {
        let step = format!("\n      - run: {command}\n");
        assert!(workflow.contains(&step), "{command}");
    }
}

#[test]
fn ci_runs_on_the_oldest_compiler_and_on_three_systems() {
    let manifest = read(&house().join("Cargo.toml"));
    let oldest = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = "))
        .expect("the manifest says which compiler is the oldest");
    let workflow = read(&house().join(".github/workflows/ci.yml"));
    let compilers = format!("\n        rust: [{oldest}, stable]\n");
    let jobs = workflow.matches("\n    strategy:\n").count();
    assert_eq!(workflow.matches(&compilers).count(), jobs, "{compilers}");
    for system in ["ubuntu-latest", "macos-latest", "windows-latest"] {
        assert!(workflow.contains(system), "{system}");
    }
}

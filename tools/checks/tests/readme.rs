//! What the README says about this workspace is so.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn house() -> PathBuf {
    checks::folder(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// How many files below `folder` end in `.rs`.
fn programs(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    let paths = entries.flatten().map(|entry| entry.path());
    let counts = paths.map(|path| {
        if path.is_dir() {
            programs(&path)
        } else {
            usize::from(path.extension().is_some_and(|e| e == "rs"))
        }
    });
    counts.sum()
}

/// The members of the workspace that are sections, in the manifest's order.
fn sections() -> Vec<String> {
    let manifest = read(&house().join("Cargo.toml"));
    let members = manifest.split_once("members = [");
    let (members, _) = members
        .and_then(|(_, rest)| rest.split_once(']'))
        .expect("the manifest lists its members");
    let names = members.split('"').skip(1).step_by(2);
    names
        .filter(|name| house().join(name).join("tests/section.rs").exists())
        .map(str::to_owned)
        .collect()
}

fn table() -> String {
    let mut table = String::from(
        "| section | what it teaches | examples | refused programs |\n\
         |---|---|--:|--:|\n",
    );
    for section in sections() {
        let folder = house().join(&section);
        let page = read(&folder.join("src/main.rs"));
        let title = page.lines().next().unwrap_or_default();
        let teaches = title.split_once(": ").map_or("", |(_, rest)| rest);
        let examples = programs(&folder.join("src")) - 1;
        let refused = programs(&folder.join("rejected"));
        let teaches = teaches.trim_end_matches('.');
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
    let begin = "cargo test -p checks -->\n";
    let (before, rest) = readme.split_once(begin).expect("the map begins");
    let (map, after) =
        rest.split_once("<!-- end -->").expect("the map has an end");
    let wanted = table();
    if env::var_os("RECORD").is_some_and(|value| value == "outputs") {
        let readme = format!("{before}{begin}{wanted}<!-- end -->{after}");
        fs::write(&path, readme).expect("README.md can be written");
        return;
    }
    assert!(
        map == wanted,
        "the README's map should be\n{wanted}\nto write it: RECORD=outputs \
         cargo test -p checks"
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

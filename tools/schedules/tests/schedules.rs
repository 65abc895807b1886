//! Every case is as it says, and a case that sees nothing is found out.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use schedules::{CASES, Case, UNSEEN};
use shuttled_std::explore::{Plan, explore};
use shuttled_std::{sync, thread};

checks::hang_guard!();

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Whether this run writes what is found instead of comparing it.
fn records() -> bool {
    env::var_os("RECORD").is_some_and(|value| value == "outputs")
}

fn wrong() -> impl Iterator<Item = &'static Case> {
    CASES.iter().filter(|case| case.is_wrong)
}

/// The table of the README, from what is found now.
fn table() -> String {
    let mut table =
        String::from("| case | file | schedules |\n|---|---|---|\n");
    let mut complaints = String::new();
    for case in CASES {
        let found = case.explore();
        if let Some(complaint) = case.complaint(&found) {
            let _ = writeln!(complaints, "{complaint}");
        }
        let of = found.schedules;
        println!("{}: {} of {of} go wrong", case.name, found.failed);
        let schedules = match (found.failed, case.tries_all()) {
            (0, true) => format!("right in all {of}"),
            (0, false) => format!("right in {of} at random"),
            (failed, _) => format!("wrong in {failed} of all {of}"),
        };
        let Case { name, file, .. } = case;
        let _ = writeln!(
            table,
            "| `{name}` | [{file}](../../{file}) | {schedules} |"
        );
    }
    assert!(complaints.is_empty(), "\n{complaints}");
    table
}

/// The rows of loom, from what is found now.
#[cfg(feature = "loom")]
fn rows_of_loom(_: &str) -> String {
    let mut rows = String::new();
    for case in loomed::CASES {
        let (runs, results) = case.explore();
        let of = results.len();
        let bad = case.wrong.len();
        let loomed::Case { name, file, .. } = case;
        let _ = writeln!(
            rows,
            "| `{name}` | [{file}](../../{file}) | {runs} runs of loom, {bad} of \
             {of} results wrong |"
        );
    }
    rows
}

/// The rows of loom, as they are recorded: it is not built.
#[cfg(not(feature = "loom"))]
fn rows_of_loom(recorded: &str) -> String {
    let rows = recorded.lines();
    let rows = rows.filter(|row| row.contains(" runs of loom, "));
    rows.map(|row| format!("{row}\n")).collect()
}

#[test]
fn every_case_is_as_it_says_and_the_readme_has_the_counts() {
    let path = house().join("tools/schedules/README.md");
    let readme = read(&path);
    let begin = "cargo test -p schedules -->\n";
    let (before, rest) =
        readme.split_once(begin).expect("the table begins");
    let (recorded, after) =
        rest.split_once("<!-- end -->").expect("the table ends");
    let found = table() + &rows_of_loom(recorded);
    if records() {
        let readme = format!("{before}{begin}{found}<!-- end -->{after}");
        fs::write(&path, readme).expect("README.md can be written");
        return;
    }
    assert!(
        recorded == found,
        "tools/schedules/README.md should have\n{found}\nto write it: RECORD=outputs \
         cargo test -p schedules"
    );
}

#[test]
fn a_recorded_schedule_goes_wrong_in_the_same_way() {
    for case in wrong() {
        if records() {
            let failure = case.explore().failure.expect("a failure");
            let text =
                format!("{}\n{}\n", failure.schedule, failure.outcome);
            fs::write(case.record(), text).expect("it can be written");
        }
        let name = case.name;
        let recorded = case.recorded().unwrap_or_else(|| {
            panic!(
                "{name} has no record; to write it: RECORD=outputs cargo \
                 test -p schedules"
            )
        });
        let failure = case.replay(&recorded.schedule);
        let failure = failure.expect("the recorded schedule goes wrong");
        assert_eq!(failure.outcome, recorded.outcome, "{name}");
        assert!(!failure.steps.is_empty(), "{name}");
    }
}

#[test]
fn most_orders_of_a_lost_update_lose_nothing() {
    let lost_update = wrong().next().expect("it is the first");
    assert_eq!(lost_update.name, "lost_update");
    let found = lost_update.explore();
    assert!(found.all && found.failed > 0);
    assert!(found.failed * 2 < found.schedules, "{}", found.failed);
}

#[test]
fn only_wrong_cases_have_a_record() {
    let folder = house().join("tools/schedules/recorded");
    for entry in fs::read_dir(folder).expect("it is there").flatten() {
        let path = entry.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        assert!(wrong().any(|case| *name == *case.name), "{name}");
    }
}

#[test]
fn a_schedule_that_does_not_fit_is_no_proof() {
    let lost_update = wrong().next().expect("it is the first");
    let failure = lost_update.replay("mmbb").expect("it cannot be run");
    assert_eq!(failure.outcome, "the schedule does not fit this program");
}

#[test]
fn a_file_that_goes_past_the_mirror_is_found_out() {
    let found = UNSEEN.explore();
    assert_eq!(found.failed, 0, "the scheduler saw the atomic after all");
    let complaint = UNSEEN.complaint(&found).expect("it is not seen");
    assert!(
        complaint.contains("wrong on purpose, and right"),
        "{complaint}"
    );
    // Seen, the same code goes wrong: it is the mirror that matters.
    assert!(wrong().next().expect("lost_update").explore().failed > 0);
}

#[test]
fn a_right_case_that_goes_wrong_is_found_out() {
    for case in wrong() {
        let found = case.explore();
        let claim = case.claimed_right();
        let complaint = claim.complaint(&found).expect("it goes wrong");
        assert!(complaint.contains(": wrong in "), "{complaint}");
    }
}

#[test]
fn all_who_hold_a_lock_are_named() {
    // Each of two readers wants to write, and has not released the lock.
    let upgrade = || {
        let (lock, both) = (sync::RwLock::new(0), sync::Barrier::new(2));
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let _read = lock.read().expect("no holder panics");
                    both.wait();
                    drop(lock.write());
                });
            }
        });
        None
    };
    let found = explore(upgrade, &Plan::Every { cap: 1000 });
    assert!(found.all && found.failed == found.schedules);
    let outcome = found.failure.expect("it goes wrong").outcome;
    let held =
        "waits for the lock to write, which thread 1 and thread 2 hold";
    assert_eq!(
        outcome,
        format!(
            "no thread can go on: main waits in the scope for thread 1 and \
             thread 2 to end; thread 1 {held}; thread 2 {held}"
        )
    );
}

#[test]
fn a_loop_without_end_is_found_out() {
    let spin = || {
        let flag = sync::atomic::AtomicBool::new(false);
        while !flag.load(sync::atomic::Ordering::SeqCst) {}
        None
    };
    let found = explore(spin, &Plan::Every { cap: 1 });
    let outcome = found.failure.expect("it does not end").outcome;
    assert!(outcome.contains("it has not ended after "), "{outcome}");
}

#[test]
fn a_case_with_more_schedules_than_the_cap_is_found_out() {
    let found = UNSEEN.with_cap(2).explore();
    let complaint = UNSEEN.with_cap(2).complaint(&found);
    let complaint = complaint.expect("there are more");
    assert!(complaint.contains("are not all"), "{complaint}");
}

#[cfg(feature = "loom")]
#[test]
fn loom_finds_what_it_should_and_no_more() {
    for case in loomed::CASES {
        let (runs, results) = case.explore();
        assert!(runs > 1, "{}: one run only", case.name);
        assert!(results.iter().eq(case.results), "{}", case.name);
        assert!(case.wrong.iter().all(|it| case.results.contains(it)));
    }
    let wrong = loomed::CASES.iter().filter(|it| !it.wrong.is_empty());
    assert_eq!(wrong.count(), 1);
}

/// The files that these cases are compiled from, by the lines that say so.
fn compiled(folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    let folder = house().join(folder);
    for entry in fs::read_dir(folder).expect("it is there").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        for line in read(&path).lines() {
            let quoted = line
                .strip_prefix("#[path = \"")
                .and_then(|rest| rest.strip_suffix("\"]"));
            if let Some(quoted) = quoted {
                files.push(quoted.trim_start_matches("../").to_owned());
            }
        }
    }
    files.sort();
    files
}

#[test]
fn each_file_that_is_compiled_is_explored() {
    let mut wanted = compiled("tools/schedules/src");
    let explored = CASES.iter().map(|case| case.file.to_owned());
    let mut explored: Vec<_> = explored
        .filter(|file| !file.starts_with("tools/"))
        .collect();
    explored.sort();
    explored.dedup();
    assert_eq!(explored, wanted);

    wanted = compiled("tools/schedules/loom/src");
    let mut explored: Vec<_> = loomed::CASES
        .iter()
        .map(|case| case.file.to_owned())
        .collect();
    explored.sort();
    explored.dedup();
    assert_eq!(explored, wanted);
}

/// All examples below `folder`.
fn examples(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("it is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            examples(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("src/main.rs")
        {
            found.push(path);
        }
    }
}

/// The crates that a section's examples may use.
fn dependencies(section: &Path) -> Vec<String> {
    let manifest = read(&section.join("Cargo.toml"));
    let (_, rest) =
        manifest.split_once("[dependencies]\n").unwrap_or_default();
    let lines = rest.lines().take_while(|line| !line.starts_with('['));
    let names = lines.filter_map(|line| {
        line.split(['.', ' ', '='])
            .next()
            .filter(|name| !name.is_empty())
    });
    names.map(|name| name.replace('-', "_")).collect()
}

/// Whether the threads and locks in it are those of std and nothing else.
fn is_plain(source: &str, dependencies: &[String]) -> bool {
    let code: Vec<_> = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    let has = |words: &str| code.contains(words);
    (has("std::sync") || has("std::thread") || has("thread::"))
        && !dependencies.iter().any(|name| has(&format!("{name}::")))
}

#[test]
fn each_plain_example_is_explored_or_the_readme_says_why_not() {
    let readme = read(&house().join("tools/schedules/README.md"));
    let (_, missing) = readme
        .split_once("## What is not in it\n")
        .expect("the README has that part");
    let excused: Vec<_> = missing
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|it| it.contains("/src/"))
        .collect();
    let mut complaints = String::new();
    let mut plain = Vec::new();
    for entry in fs::read_dir(house()).expect("it is there").flatten() {
        let section = entry.path();
        if !section.join("tests/section.rs").exists() {
            continue;
        }
        let dependencies = dependencies(&section);
        let mut files = Vec::new();
        examples(&section.join("src"), &mut files);
        for file in files {
            if is_plain(&read(&file), &dependencies) {
                let file = file.strip_prefix(house()).expect("it is below");
                plain.push(file.to_string_lossy().into_owned());
            }
        }
    }
    plain.sort();
    for file in &plain {
        let explored = CASES.iter().any(|case| case.file == file)
            || loomed::CASES.iter().any(|case| case.file == file);
        let named = excused.iter().filter(|it| *it == file).count();
        match (explored, named) {
            (true, 0) | (false, 1) => {}
            (true, _) => {
                let _ =
                    writeln!(complaints, "{file} is explored after all");
            }
            (false, _) => {
                let _ = writeln!(
                    complaints,
                    "{file} is neither explored nor named once below `What \
                     is not in it` in tools/schedules/README.md"
                );
            }
        }
    }
    for file in excused {
        if !plain.iter().any(|it| it == file) {
            let _ = writeln!(complaints, "{file}: no such plain example");
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// The examples of this crate are whole programs too, on the real std.
#[test]
fn its_own_examples_print_what_they_say() {
    let scratch = tempfile::tempdir().expect("a folder to build in");
    let mut files = Vec::new();
    examples(&house().join("tools/schedules/src/examples"), &mut files);
    files.retain(|file| !file.ends_with("mod.rs"));
    assert!(!files.is_empty());
    for file in files {
        let source = read(&file);
        let prints: String = source
            .lines()
            .skip_while(|line| *line != "//! Prints:")
            .skip_while(|line| *line != "//! ```text")
            .skip(1)
            .take_while(|line| *line != "//! ```")
            .map(|line| format!("{}\n", line.trim_start_matches("//! ")))
            .collect();
        let program = scratch.path().join("program");
        let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let built = Command::new(rustc)
            .args(["--edition", "2024", "-D", "warnings", "-o"])
            .args([&program, &file])
            .output();
        let built = built.expect("the compiler can be run");
        assert!(built.status.success(), "{}", text(&built.stderr));
        let ran = Command::new(&program).output().expect("it can be run");
        assert_eq!(text(&ran.stdout), prints, "{}", file.display());
        assert!(ran.status.success() && ran.stderr.is_empty());
    }
}

fn ask(words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schedules"));
    command.args(words).env("NO_COLOR", "1");
    command.output().expect("it can be run")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_story_is_told_to_its_end() {
    let told = ask(&["lock_order"]);
    assert!(told.status.success() && told.stderr.is_empty());
    let told = text(&told.stdout);
    for words in [
        "acquires lock A\n",
        "let mut giver = from.balance.lock()",
        "waits for lock A, which main holds\n",
        "So: no thread can go on: main waits for lock B, which thread 1",
    ] {
        assert!(told.contains(words), "{words} is not in\n{told}");
    }
    for name in wrong().map(|case| case.name) {
        let told = text(&ask(&[name]).stdout);
        assert!(told.contains("\nSo: "), "{told}");
    }
}

#[test]
fn a_right_one_says_how_many_schedules_there_are() {
    let told = text(&ask(&["update_in_one_step"]).stdout);
    assert!(told.contains(": 19 schedules"), "{told}");
}

#[test]
fn names_are_unique_and_listed() {
    let listed = text(&ask(&["--list"]).stdout);
    let mut names: Vec<_> = CASES.iter().map(|case| case.name).collect();
    names.extend(loomed::CASES.iter().map(|case| case.name));
    for name in &names {
        assert!(listed.contains(&format!("\n  {name}\n")), "{name}");
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn no_line_is_wider_than_80_columns() {
    let mut told = vec![ask(&[]), ask(&["--list"]), ask(&["--help"])];
    told.extend(wrong().map(|case| ask(&[case.name])));
    #[cfg(feature = "loom")]
    told.extend(loomed::CASES.iter().map(|case| ask(&[case.name])));
    told.push(ask(&["queue_in_a_rush", "send_through_channel"]));
    for output in told {
        assert!(output.status.success());
        let said = text(&output.stdout);
        assert!(!said.is_empty() && output.stderr.is_empty(), "{said}");
        for line in said.lines() {
            assert!(line.len() <= 80 && !line.ends_with(' '), "{line}");
        }
    }
}

#[cfg(not(feature = "loom"))]
#[test]
fn without_loom_it_says_how_to_have_it() {
    for loomed in loomed::CASES {
        let name = loomed.name;
        let answer = ask(&[name]);
        assert_eq!(answer.status.code(), Some(2));
        let said = text(&answer.stderr);
        let how =
            format!("cargo run -p schedules --features loom -- {name}\n");
        assert!(said.ends_with(&how), "{said}");
    }
    let page = text(&ask(&[]).stdout);
    assert!(page.contains("with: cargo run -p schedules --features loom"));
}

#[test]
fn a_wrong_name_is_answered_with_the_nearest() {
    let answer = ask(&["lost_updat"]);
    assert_eq!(answer.status.code(), Some(2));
    assert!(answer.stdout.is_empty());
    let said = text(&answer.stderr);
    assert!(said.contains("did you mean `lost_update`?"), "{said}");
    assert!(!said.contains("lost_permit"), "{said}");
    assert_eq!(ask(&["--lits"]).status.code(), Some(2));
}

#[test]
fn it_leaves_quietly_when_nobody_reads() {
    for words in [&["--list"] as &[&str], &["lost_update"], &[]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = Command::new(env!("CARGO_BIN_EXE_schedules"));
        command.args(words).stdout(writer);
        let ended = command.output().expect("it can be run");
        assert_eq!(ended.status.code(), Some(141), "{words:?}");
        assert!(ended.stderr.is_empty(), "{}", text(&ended.stderr));
    }
}

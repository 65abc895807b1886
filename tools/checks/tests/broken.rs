//! Each check goes red on a section that is broken in the way it is for.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;
use std::{env, fs};

use checks::Section;

const COMPILED: &str = env!("CARGO_MANIFEST_DIR");

fn here() -> PathBuf {
    checks::folder(COMPILED)
}

fn tmp() -> PathBuf {
    checks::now(COMPILED, env!("CARGO_TARGET_TMPDIR"))
}

struct Broken {
    folder: PathBuf,
    programs: PathBuf,
}

/// The broken section, copied to where it may be built, and built.
static BROKEN: LazyLock<Broken> = LazyLock::new(|| {
    let house = tmp().join("broken-house");
    let folder = house.join("broken");
    let from = here().join("tests/broken");
    // What an earlier version of this test laid there must not count.
    let _ = fs::remove_dir_all(&folder);
    copy(&from, &folder);
    let manifest = read(&from.join("package.toml"));
    let tour = here().join("../tour").display().to_string();
    let tour = tour.replace('\\', "/");
    write(&folder.join("Cargo.toml"), &manifest.replace("TOUR", &tour));
    let lock = read(&here().join("../../Cargo.lock"));
    write(&house.join("Cargo.lock"), &lock);
    write(&folder.join("Cargo.lock"), &lock);
    let record = folder.join("rejected/recorded_otherwise.stderr");
    let text = read(&record).replace("COMPILER", &compiler());
    write(&record, &text);

    let target = house.join("target");
    let built = Command::new(env!("CARGO"))
        .current_dir(&folder)
        .args(["build", "--quiet", "--offline", "--target-dir"])
        .arg(&target)
        .env("RUSTFLAGS", "--cap-lints=allow")
        .status()
        .expect("cargo runs this test");
    assert!(built.success());
    Broken {
        folder,
        programs: target.join("debug"),
    }
});

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the scratch folder can be written");
    for entry in fs::read_dir(from).expect("the broken section is there") {
        let path = entry.expect("it can be listed").path();
        let to =
            to.join(path.file_name().expect("a listed file has a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            write(&to, &read(&path));
        }
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) {
    fs::write(path, text)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn compiler() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output();
    let version = version.expect("the compiler built this test").stdout;
    String::from_utf8_lossy(&version).trim().to_owned()
}

fn section(program: &str, scratch: &str) -> Section {
    let scratch = tmp().join(scratch);
    Section::new(
        "broken",
        &BROKEN.folder,
        BROKEN.programs.join(program),
        scratch,
    )
    .with_limit(Duration::from_secs(2))
}

/// Each expected complaint is there, and no other is.
fn assert_complaints(complaints: &[String], expected: &[(&str, &str)]) {
    for (file, fault) in expected {
        let found = complaints
            .iter()
            .any(|c| c.contains(file) && c.contains(fault));
        assert!(
            found,
            "no «{fault}» of {file} in\n{}",
            complaints.join("\n")
        );
    }
    let unexpected: Vec<_> = complaints
        .iter()
        .filter(|c| {
            !expected
                .iter()
                .any(|(file, f)| c.contains(file) && c.contains(f))
        })
        .collect();
    assert!(unexpected.is_empty(), "unexpected: {unexpected:#?}");
}

#[test]
fn headers_and_names() {
    let section = section("broken", "broken-names");
    assert_complaints(
        &checks::is_named_once_with_a_whole_header(&section),
        &[
            ("src/named_twice.rs", "is named 2 times"),
            ("src/named_nowhere.rs", "is named nowhere"),
            ("src/no_lesson.rs", "the lesson in one sentence"),
            ("src/no_output.rs", "does not say what it prints"),
            ("src/fence_missing.rs", "comes an empty `//!` line"),
            ("src/unannounced.rs", "announced: before the first of them"),
            ("src/not_ascii.rs", "line 10 has a character that is not"),
        ],
    );
}

#[test]
fn outputs() {
    let section = section("broken", "broken-outputs");
    assert_complaints(
        &checks::prints_what_its_header_says(&section),
        &[
            ("src/fails.rs", "does not succeed"),
            ("src/fails.rs", "on stderr"),
            ("src/hangs.rs", "was still running after 2 s"),
            ("src/panics.rs", "does not succeed"),
            ("src/panics.rs", "on stderr"),
            ("src/prints_something_else.rs", "    hello\nbut it printed"),
            ("src/writes_to_stderr.rs", "on stderr its header says\nbut"),
            // What was never named cannot be run by its name.
            ("src/named_nowhere.rs", "does not succeed"),
            ("src/named_nowhere.rs", "on stderr"),
            ("src/named_nowhere.rs", "on standard output"),
        ],
    );
}

#[test]
fn one_failure_is_not_the_next_ones() {
    let ended = Command::new(BROKEN.programs.join("broken"))
        .args(["panics", "fails", "named_twice"])
        .output()
        .expect("it was just built");
    let printed = String::from_utf8_lossy(&ended.stdout);
    let said = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(printed.matches("\nhello\n").count(), 3);
    assert!(said.contains("out of milk"), "{said}");
    assert!(said.ends_with("2 of 3 failed: panics, fails\n"), "{said}");
}

#[test]
fn copies() {
    let section = section("broken", "broken-copies");
    assert_complaints(
        &checks::stands_alone(&section),
        &[
            ("dependencies.toml", "should read\nstrsim = \"0.11.1\""),
            ("src/needs_the_workspace.rs", "error[E0433]"),
            ("src/warns.rs", "warning: unused variable"),
        ],
    );
    let in_release = checks::stands_alone_in_release(&section);
    let expected = [
        ("differs_in_release", "alone, in release"),
        ("hangs", "was still running"),
    ];
    if checks::checks_all() {
        let found = |(file, fault): &(&str, &str)| {
            in_release
                .iter()
                .any(|c| c.contains(file) && c.contains(fault))
        };
        assert!(expected.iter().all(found), "{in_release:#?}");
    } else {
        assert!(in_release.is_empty());
    }
}

#[test]
fn refusals() {
    let section = section("broken", "broken-refusals");
    let no_record = "is not recorded";
    let mut complaints = checks::is_refused_as_stated(&section);
    if !checks::compares_words() {
        complaints.push(
            "rejected/recorded_otherwise.rs: says something else"
                .to_owned(),
        );
    }
    assert_complaints(
        &complaints,
        &[
            ("rejected/compiles.rs", "it compiles, and must not"),
            ("rejected/compiles.rs", no_record),
            (
                "rejected/fails_with_another_code.rs",
                "line 10 fails with E0382",
            ),
            (
                "rejected/fails_with_another_code.rs",
                "marked E0373 and does",
            ),
            ("rejected/fails_with_another_code.rs", no_record),
            (
                "rejected/fails_at_another_line.rs",
                "line 10 fails with E0382",
            ),
            (
                "rejected/fails_at_another_line.rs",
                "line 9 is marked E0382",
            ),
            ("rejected/fails_at_another_line.rs", no_record),
            ("rejected/has_no_change.rs", "the one change"),
            ("rejected/has_no_change.rs", no_record),
            ("rejected/change_is_no_help.rs", "lines in place it has"),
            ("rejected/change_is_no_help.rs", no_record),
            ("rejected/is_not_recorded.rs", no_record),
            ("rejected/recorded_otherwise.rs", "says something else"),
            ("rejected/recorded_by_another.rs", "does not name E0382"),
            ("rejected/points_nowhere.rs", "no example `nobody_wrote_it`"),
            ("rejected/points_nowhere.rs", no_record),
            ("rejected/has_no_header.rs", "one sentence"),
            ("rejected/has_no_header.rs", "no line `//! Wanted:"),
            ("rejected/has_no_header.rs", "no line `//! Refused:"),
            ("rejected/has_no_header.rs", "no line ``//! Instead:"),
            ("rejected/has_no_header.rs", no_record),
        ],
    );
}

#[test]
fn leftovers() {
    let section = section("broken", "broken-leftovers");
    let complaints = checks::leaves_nothing_behind(&section);
    let of = |file: &str| complaints.iter().find(|c| c.contains(file));
    if let Some(complaint) = of("src/leaks_a_thread.rs") {
        assert!(complaint.contains("2 threads are there at its end"));
        assert!(of("src/warns.rs").is_none(), "{complaints:#?}");
    } else {
        assert!(!Path::new("/proc/self/status").exists());
    }
}

#[test]
fn hardship() {
    // One of its examples hangs, under each hardship.
    let section = section("broken", "broken-hardship")
        .with_limit(Duration::from_millis(200));
    let complaints = checks::bears_hardship(&section);
    let mut met = Vec::new();
    if cfg!(target_os = "linux") {
        met.push("one core"); // It takes `taskset`.
    }
    if cfg!(unix) {
        met.extend(["64 file", "no HOME", "output closed"]);
    }
    for hardship in met {
        let found = complaints.iter().any(|c| c.contains(hardship));
        assert!(found, "{hardship}: {complaints:#?}");
    }
}

#[test]
fn manners() {
    let section = section("rude", "broken-manners");
    let mut complaints = checks::answers_its_reader(&section);
    if !Path::new("/dev/full").exists() {
        complaints.push("broken: on a full disk it says".to_owned());
    }
    assert_complaints(
        &complaints,
        &[
            ("broken", "does not print the file"),
            ("broken", "it says\n"),
            ("broken", "to --lits it says"),
            ("broken", "to --version it says"),
            ("broken", "it does not answer as to"),
            ("broken", "--rejected"),
            ("broken", "in a closed pipe says"),
            ("broken", "on a full disk it says"),
        ],
    );
}

/// Checked on Linux, which lists its processes in /proc.
#[cfg(target_os = "linux")]
mod processes {
    use super::{BROKEN, here, tmp};
    use checks::Section;
    use std::path::PathBuf;
    use std::process::{self, Command, Stdio};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::{Duration, Instant};
    use std::{env, fs, thread};

    /// A copy of the broken program, to be told from all other runs of it.
    struct Own(PathBuf);

    impl Own {
        fn new() -> Self {
            static COUNT: AtomicUsize = AtomicUsize::new(0);
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let name = format!("broken-{}-{count}", process::id());
            let program = BROKEN.programs.join(name);
            fs::copy(BROKEN.programs.join("broken"), &program)
                .expect("the program can be copied");
            Self(program)
        }

        /// The numbers of the processes that have it on their command line.
        /// One that has ended and was not waited for has none.
        fn processes(&self) -> Vec<String> {
            let program = self.0.as_os_str().as_encoded_bytes();
            let has = |line: &[u8]| {
                line.windows(program.len()).any(|part| part == program)
            };
            let all = fs::read_dir("/proc").expect("Linux has it");
            all.flatten()
                .filter(|process| {
                    fs::read(process.path().join("cmdline"))
                        .is_ok_and(|line| has(&line))
                })
                .map(|process| process.file_name().display().to_string())
                .collect()
        }

        fn wait_for(&self, is_wanted: fn(usize) -> bool) {
            let give_up = Instant::now() + Duration::from_secs(20);
            loop {
                let count = self.processes().len();
                if is_wanted(count) {
                    return;
                }
                assert!(Instant::now() < give_up, "{count} processes");
                thread::yield_now();
            }
        }
    }

    /// A test that fails leaves nothing either.
    impl Drop for Own {
        fn drop(&mut self) {
            let _ = Command::new("sh")
                .args(["-c", "kill -KILL \"$@\" 2>/dev/null", "sh"])
                .args(self.processes())
                .status();
            let _ = fs::remove_file(&self.0);
        }
    }

    #[test]
    fn no_process_outlives_its_time_limit() {
        let own = Own::new();
        let section = Section::new(
            "broken",
            &BROKEN.folder,
            &own.0,
            tmp().join("broken-slow"),
        )
        .with_limit(Duration::from_millis(200));
        let complaints = checks::bears_hardship(&section);
        assert!(
            complaints.iter().any(|c| c.contains("two busy neighbours"))
        );
        // A process that was killed takes a moment to go.
        own.wait_for(|count| count == 0);
    }

    /// In the environment of a run that is about to be killed: its program.
    const ENDED: &str = "CHECKS_TEST_IS_ENDED";

    #[test]
    fn no_process_outlives_its_run() {
        if let Some(program) = env::var_os(ENDED).map(PathBuf::from) {
            let section = Section::new(
                "broken",
                here().join("tests/broken"),
                program,
                tmp().join("broken-ended"),
            );
            checks::bears_hardship(&section);
            return;
        }
        let own = Own::new();
        let this = env::current_exe().expect("the system tells");
        let mut run = Command::new(this)
            .args(["no_process_outlives_its_run"])
            .env(ENDED, &own.0)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("this test starts once more");
        own.wait_for(|count| count > 0);
        run.kill().expect("it hangs in its section");
        run.wait().expect("it was started");
        own.wait_for(|count| count == 0);
    }
}

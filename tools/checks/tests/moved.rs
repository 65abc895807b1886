//! A checkout that was moved after a build, and the README's commands in it.
//!
//! Both in a copy of this workspace, which has the files and nothing built.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, PoisonError};
use std::{env, fs, io};

use tempfile::TempDir;

const COMPILED: &str = env!("CARGO_MANIFEST_DIR");

fn house() -> PathBuf {
    checks::folder(COMPILED).join("../..")
}

/// A folder outside of this workspace: `cargo new` would make what is inside
/// of it one more member.
fn outside() -> TempDir {
    TempDir::new().expect("the system has a folder for such files")
}

/// Copies what a checkout has: no `target`, and nothing hidden.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_hidden = name.as_encoded_bytes().starts_with(b".");
        if is_hidden || name == "target" {
            continue;
        }
        let to = to.join(name);
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Runs a program as a reader would: of this test's environment it has not
/// what cargo said to the test.
fn run(
    folder: &Path,
    program: impl AsRef<OsStr>,
    words: &[&str],
) -> Output {
    let mut command = Command::new(program);
    command.args(words).current_dir(folder);
    for (name, _) in env::vars_os() {
        let of_cargo = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];
        let text = name.to_string_lossy();
        if of_cargo.iter().any(|begin| text.starts_with(begin)) {
            command.env_remove(&name);
        }
    }
    command
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET_DIR")
        .env("CARGO_NET_OFFLINE", "true");
    command.output().expect("it starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// One builds at a time: there is one copy of the workspace too many already.
static ONE: Mutex<()> = Mutex::new(());

#[test]
fn a_moved_checkout_answers_or_says_what_to_do() {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let outside = outside();
    let folder = outside.path();
    let (before, after) = (folder.join("before"), folder.join("after"));
    copy(&house(), &before).expect("the workspace can be copied");
    let built =
        run(&before, env!("CARGO"), &["build", "-q", "-p", "ownership"]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    fs::rename(&before, &after).expect("it is in the same folder");

    let refused = "use_after_move";
    let is_right = |how: &str, output: &Output| {
        let printed = text(&output.stdout);
        let said = text(&output.stderr);
        assert!(output.status.success(), "{how}: {said}");
        assert!(printed.contains(refused), "{how}: {printed}{said}");
    };
    let words = ["run", "-q", "-p", "ownership", "--", "--rejected"];
    is_right("with cargo", &run(&after, env!("CARGO"), &words));
    let program =
        format!("target/debug/ownership{}", env::consts::EXE_SUFFIX);
    let program = after.join(program);
    is_right("without", &run(folder, &program, &["--rejected"]));

    // Away from all that is a checkout, and what it was built in is gone.
    let lonely = folder.join("lonely");
    let lonely = lonely.with_extension(env::consts::EXE_EXTENSION);
    fs::copy(&program, &lonely).expect("the program can be copied");
    for option in ["--rejected", "--dependencies"] {
        let output = run(folder, &lonely, &[option]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{option}: {said}");
        assert_eq!(text(&output.stdout), "", "{option}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.contains("run it with cargo"), "{said}");
    }
}

/// The lines of the first block of commands below this heading.
fn commands(page: &str, heading: &str) -> String {
    let (_, below) =
        page.split_once(heading).expect("the heading is there");
    let (_, block) = below.split_once("```sh\n").expect("it has a block");
    let (block, _) = block.split_once("```").expect("the block ends");
    block.to_owned()
}

#[test]
fn the_commands_that_copy_an_example_work() {
    if !cfg!(unix) {
        checks::skipped(
            "the README's commands, for they are a Unix shell's",
        );
        return;
    }
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let outside = outside();
    let folder = outside.path().join("checkout");
    copy(&house(), &folder).expect("the workspace can be copied");
    let page = fs::read_to_string(house().join("README.md"));
    let page = page.expect("README.md can be read");
    let commands = commands(&page, "\n## Copy an example\n");
    let output = run(&folder, "sh", &["-e", "-c", &commands]);
    let said = text(&output.stderr);
    assert!(output.status.success(), "{commands}\n{said}");

    let example = folder.join("scoped_threads/src/chunked_sum.rs");
    let example = fs::read_to_string(example).expect("it is an example");
    let copied = folder.join("../my_copy/src/main.rs");
    let copied = fs::read_to_string(copied).expect("it was copied");
    assert_eq!(copied, example);
    let printed = text(&output.stdout);
    let first = printed.lines().next().unwrap_or_default();
    assert!(!first.is_empty() && example.contains(first), "{printed}");
}

//! The Go originals of a section that has them: `go/NAME/main.go`.

use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Output};
use std::{env, fs};

use crate::terminal::bold;
use crate::{Example, Section};

/// Where the section's Go programs are, if it has any.
pub(crate) fn folder(section: &Section) -> Option<PathBuf> {
    let folder = section.place().ok()?.join("go");
    folder.is_dir().then_some(folder)
}

/// Prints the Go program, then what it prints.
pub(crate) fn show(section: &Section, example: &Example) -> ExitCode {
    let folder = folder(section).unwrap_or_default();
    let path = folder.join(example.name).join("main.go");
    match fs::read_to_string(&path) {
        Ok(source) => println!("{source}"),
        Err(error) => {
            eprintln!("{} cannot be read: {error}", path.display());
            return ExitCode::FAILURE;
        }
    }
    match run(section, example) {
        Ok(go) => {
            println!("{}\n\n{}", bold("go run prints:"), text(&go.stdout));
            print_failure(&go);
            ExitCode::SUCCESS
        }
        Err(error) => without_go(&error),
    }
}

/// Runs the Go program and the Rust one and says whether they agree.
pub(crate) fn both(section: &Section, example: &Example) -> ExitCode {
    let go = match run(section, example) {
        Ok(go) => go,
        Err(error) => {
            let told = without_go(&error);
            return if (example.run)() {
                told
            } else {
                ExitCode::FAILURE
            };
        }
    };
    println!("{}\n\n{}", bold("Go"), text(&go.stdout));
    print_failure(&go);
    let this = env::current_exe();
    let rust =
        this.and_then(|exe| Command::new(exe).arg(example.name).output());
    let rust = match rust {
        Ok(rust) => rust,
        Err(error) => {
            eprintln!("the Rust program cannot be run: {error}");
            return ExitCode::FAILURE;
        }
    };
    println!("{}\n\n{}", bold("Rust"), text(&rust.stdout));
    eprint!("{}", text(&rust.stderr));
    if !go.status.success() {
        println!(
            "Go stops here, and Rust does not: compare the two texts."
        );
        return ExitCode::SUCCESS;
    }
    let verdict = if go.stdout == rust.stdout {
        "The outputs agree."
    } else if sorted(&go.stdout) == sorted(&rust.stdout) {
        "The outputs agree, in another order."
    } else {
        eprintln!("The outputs differ.");
        return ExitCode::FAILURE;
    };
    println!("{verdict}");
    ExitCode::SUCCESS
}

fn run(section: &Section, example: &Example) -> io::Result<Output> {
    let folder = folder(section).ok_or(ErrorKind::NotFound)?;
    let program = format!("./{}", example.name);
    let source = folder.join(example.name).join("main.go");
    let wants_race =
        fs::read_to_string(source)?.contains("\n// Run with: -race\n");
    let mut go = Command::new("go");
    // The Go that is installed, whatever it is: nothing is downloaded for it.
    go.current_dir(folder)
        .env("GOTOOLCHAIN", "local")
        .arg("run");
    if wants_race {
        go.arg("-race");
    }
    go.arg(program).output()
}

/// A Go program may fail on purpose: what it says then is the lesson.
fn print_failure(go: &Output) {
    if !go.status.success() {
        println!("{}\n\n{}", bold("and stops with:"), text(&go.stderr));
    }
}

fn without_go(error: &io::Error) -> ExitCode {
    if error.kind() == ErrorKind::NotFound {
        eprintln!(
            "The Go program was not run: there is no `go` on the PATH."
        );
        return ExitCode::SUCCESS;
    }
    eprintln!("The Go program was not run: {error}");
    ExitCode::FAILURE
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn sorted(bytes: &[u8]) -> Vec<&[u8]> {
    let mut lines: Vec<_> = bytes.split(|byte| *byte == b'\n').collect();
    lines.sort_unstable();
    lines
}

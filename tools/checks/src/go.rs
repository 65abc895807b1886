//! A Go program and its translation do the same, and both are run.
//!
//! `go/NAME/main.go` belongs to `src/.../NAME.rs`. It must print what the
//! header of the Rust file says, unless it is wrong on purpose and says so in
//! the comment on top:
//!
//! ```text
//! // Run with: -race
//! // Fails with exit code 66: WARNING: DATA RACE
//! ```

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fmt::Write as _, fs};

use catalogue::header;

use crate::{Example, Record, Section, checks_all, process, skipped};

/// The tests of a section that has Go programs.
#[macro_export]
macro_rules! pairs {
    () => {
        $crate::section!(@tests
            go_is_clean
            go_agrees
            go_is_in_the_reference
        );
    };
}

/// Each example has its Go program and each Go program its example; all are
/// as `gofmt` and `go vet` would have them.
pub fn go_is_clean(section: &Section) -> Vec<String> {
    let folder = section.folder.join("go");
    let mut complaints = Vec::new();
    let examples = section.examples();
    for example in &examples {
        if !source(section, example).exists() {
            complaints.push(format!(
                "{} has no go/{}/main.go",
                section.title_of(&example.path),
                example.name
            ));
        }
    }
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if entry.path().is_dir()
            && !examples.iter().any(|e| *e.name == name)
        {
            complaints.push(format!(
                "{} has no {}.rs",
                section.title_of(&entry.path()),
                name.display()
            ));
        }
    }
    if let Err(missing) = go_is_there(section) {
        complaints.extend(missing);
        return complaints;
    }
    let unformatted = go(&folder, "gofmt", &["-l", "."]);
    let vetted = go(&folder, "go", &["vet", "./..."]);
    for checked in [unformatted, vetted] {
        match checked {
            Ok(said) if said.trim().is_empty() => {}
            Ok(said) => complaints.push(format!("not formatted:\n{said}")),
            Err(error) => complaints.push(error),
        }
    }
    complaints
}

/// Each Go program prints what the header of its translation says, or fails
/// as its own first lines say.
pub fn go_agrees(section: &Section) -> Vec<String> {
    if let Err(missing) = go_is_there(section) {
        return missing;
    }
    let folder = section.folder.join("go");
    let programs = section.scratch.join("go");
    let built = |flags: &[&str], to: &str, what: &str| {
        let to = programs.join(to);
        fs::create_dir_all(&to).map_err(|error| error.to_string())?;
        // The slash says that it is a folder.
        let to = format!("{}/", to.display());
        let words = [&["build", "-o", &to], flags, &[what]].concat();
        go(&folder, "go", &words)
    };
    if let Err(error) = built(&[], "plain", "./...") {
        return vec![error];
    }
    let mut complaints = Vec::new();
    for example in section.examples() {
        let file = source(section, &example);
        let text = fs::read_to_string(&file).unwrap_or_default();
        let file_name =
            format!("{}{}", example.name, env::consts::EXE_SUFFIX);
        let mut program = programs.join("plain").join(&file_name);
        if text.contains("\n// Run with: -race\n") {
            let what = format!("./{}", example.name);
            if let Err(error) = built(&["-race"], "race", &what) {
                complaints.push(error);
                continue;
            }
            program = programs.join("race").join(&file_name);
        }
        let name = section.title_of(&file);
        let ended = process::run(&mut Command::new(program), section.limit);
        match ended {
            Err(error) => complaints.push(format!("{name}: {error}")),
            Ok(ended) => complaints.extend(
                disagreement(&example, &text, &ended)
                    .map(|fault| format!("{name}: {fault}")),
            ),
        }
    }
    complaints
}

fn disagreement(
    example: &Example,
    text: &str,
    ended: &process::Ended,
) -> Option<String> {
    let Some(status) = ended.status else {
        return Some("it was still running at its limit".to_owned());
    };
    let fails = text.lines().find_map(|line| {
        line.strip_prefix("// Fails with exit code ")?
            .split_once(": ")
    });
    if let Some((code, words)) = fails {
        let agrees = status.code().map(|c| c.to_string()).as_deref()
            == Some(code)
            && ended.stderr.contains(words);
        return (!agrees).then(|| {
            format!(
                "it should fail with exit code {code} and say «{words}», but \
                 ends with {status} and says\n{}",
                ended.stderr
            )
        });
    }
    if !status.success() {
        return Some(format!("it fails with {status}:\n{}", ended.stderr));
    }
    let said = header::parse(&example.source).ok()?.stdout?;
    (!said.agrees_with(&ended.stdout)).then(|| {
        format!(
            "its translation prints\n{}but it prints\n{}",
            said.text, ended.stdout
        )
    })
}

/// `REFERENCE.md` says what each pair says of itself: Go, Rust, and what is
/// checked when.
pub fn go_is_in_the_reference(section: &Section) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut page = String::from(
        "# From Go to Rust\n\nMade from the heads of the files it points to. \
         Run a pair: `cargo run -p go_translations -- --both NAME`.\n",
    );
    let mut heading = String::new();
    for example in in_reading_order(section) {
        let file = section.title_of(&example.path);
        let mut field = |label: &str| {
            field(&example.source, label).unwrap_or_else(|| {
                complaints.push(format!(
                    "{file}: its header has no line `//! {label} ...`"
                ));
                String::new()
            })
        };
        let (go, rust) = (field("Go:"), field("Rust:"));
        let checked = field("Checked:");
        let group = example.path.parent().and_then(Path::file_name);
        let group = group.unwrap_or_default().to_string_lossy();
        if heading != group {
            let _ = write!(
                page,
                "\n## {}\n\n| pair | Go | Rust | what is checked when \
                 |\n|---|---|---|---|\n",
                group.replace('_', " ")
            );
            heading = group.into_owned();
        }
        let name = &example.name;
        let _ = writeln!(
            page,
            "| [{name}](src/{heading}/{name}.rs), [Go](go/{name}/main.go) | \
             {go} | {rust} | {checked} |"
        );
    }
    let path = section.folder.join("REFERENCE.md");
    if fs::read_to_string(&path).is_ok_and(|written| written == page) {
        return complaints;
    }
    if Record::Outputs.is_wanted() {
        if let Err(error) = fs::write(&path, page) {
            complaints.push(format!("{}: {error}", path.display()));
        }
        return complaints;
    }
    complaints.push(format!(
        "{} is not what the headers say; to write it: RECORD=outputs cargo \
         test -p {}",
        section.title_of(&path),
        section.name
    ));
    complaints
}

fn in_reading_order(section: &Section) -> Vec<Example> {
    let order = crate::registered::listed(section);
    let mut examples = section.examples();
    examples.sort_by_key(|e| order.iter().position(|name| *name == e.name));
    examples
}

/// The text after `//! LABEL `, up to the next label or the empty line.
fn field(source: &str, label: &str) -> Option<String> {
    let begins = format!("//! {label} ");
    let mut lines = source.lines();
    let first = lines.find_map(|line| line.strip_prefix(&begins))?;
    let mut words = vec![first];
    for line in lines {
        let Some(line) = line.strip_prefix("//! ") else {
            break;
        };
        if ["Go: ", "Rust: ", "Checked: "]
            .iter()
            .any(|l| line.starts_with(l))
        {
            break;
        }
        words.push(line);
    }
    let text = words.join(" ").replace('|', "\\|");
    Some(text.trim_end_matches('.').to_owned())
}

fn source(section: &Section, example: &Example) -> PathBuf {
    section
        .folder
        .join("go")
        .join(&example.name)
        .join("main.go")
}

/// Without Go there is nothing to check, and one line says so; a complaint
/// only where everything must be checked.
fn go_is_there(section: &Section) -> Result<(), Vec<String>> {
    if Command::new("go").arg("version").output().is_ok() {
        return Ok(());
    }
    if checks_all() {
        return Err(vec![
            "install Go: CHECKS=all skips nothing".to_owned(),
        ]);
    }
    skipped(&format!(
        "the Go programs of {}, for there is no `go` on the PATH",
        section.name
    ));
    Err(Vec::new())
}

fn go(folder: &Path, tool: &str, words: &[&str]) -> Result<String, String> {
    let mut command = Command::new(tool);
    // The Go that is installed, whatever it is.
    command
        .current_dir(folder)
        .env("GOTOOLCHAIN", "local")
        .args(words);
    if env::var_os("HOME").is_none() && env::var_os("GOCACHE").is_none() {
        command.env("GOCACHE", env::temp_dir().join("go-build"));
    }
    let ended = process::run(&mut command, Duration::from_mins(5))
        .map_err(|error| format!("{tool} cannot be run: {error}"))?;
    if ended.status.is_some_and(|status| status.success()) {
        return Ok(ended.stdout);
    }
    Err(format!("{tool} {}:\n{}", words.join(" "), ended.stderr))
}

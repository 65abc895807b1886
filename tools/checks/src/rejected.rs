//! A program that must not compile is refused, for the stated reason.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::LazyLock;
use std::{env, fs};

use catalogue::Rejected;

use crate::alone::Message;
use crate::registered::{is_sentence, text_faults};
use crate::{Record, Section};

/// Each program in `rejected/` is refused with the marked codes at the marked
/// lines and no others; with its one change made it compiles; and what is
/// recorded beside it is what the compiler says.
pub fn is_refused_as_stated(section: &Section) -> Vec<String> {
    let messages = match section.compiled() {
        Ok(messages) => messages,
        Err(error) => return vec![error],
    };
    let mut complaints = Vec::new();
    for rejected in section.rejected() {
        let file =
            format!("{}/rejected/{}.rs", section.name, rejected.name);
        let mut faults = header_faults(section, &rejected);
        faults.extend(text_faults(&rejected.source));
        faults.extend(refusal_faults(messages, &rejected));
        faults.extend(accepted_faults(messages, &rejected));
        faults.extend(record_faults(section, messages, &rejected));
        complaints
            .extend(faults.iter().map(|fault| format!("{file}: {fault}")));
    }
    complaints
}

fn header_faults(section: &Section, rejected: &Rejected) -> Vec<String> {
    let mut faults = Vec::new();
    if !is_sentence(rejected.title()) {
        faults.push(
            "its first line is `//! ` and one sentence, with a full stop"
                .to_owned(),
        );
    }
    for label in ["Wanted:", "Refused:"] {
        let begins = format!("//! {label} ");
        if !rejected
            .source
            .lines()
            .any(|line| line.starts_with(&begins))
        {
            faults
                .push(format!("its header has no line `//! {label} ...`"));
        }
    }
    match rejected.instead() {
        None => faults.push(
            "its header has no line ``//! Instead: `NAME` `` with the \
             example that does it right"
                .to_owned(),
        ),
        Some(name) => {
            if !section.examples().iter().any(|file| file.name == name) {
                faults.push(format!(
                    "there is no example `{name}` to look at instead"
                ));
            }
        }
    }
    faults
}

fn refusal_faults(
    messages: &[Message],
    rejected: &Rejected,
) -> Vec<String> {
    let program = format!("refused-{}", rejected.name);
    let errors: Vec<&Message> = messages
        .iter()
        .filter(|m| m.program == program && m.level == "error")
        .filter(|m| m.line.is_some())
        .collect();
    if errors.is_empty() {
        return vec!["it compiles, and must not".to_owned()];
    }
    let marked: BTreeSet<(usize, &str)> = rejected.marks().collect();
    if marked.is_empty() {
        return vec!["no line is marked with `//~ CODE`".to_owned()];
    }
    let mut faults = Vec::new();
    let mut met = BTreeSet::new();
    for error in errors {
        let line = error.line.unwrap_or_default();
        let mark = marked.iter().find(|(marked_line, mark)| {
            *marked_line == line
                && match &error.code {
                    Some(code) => code == mark,
                    None => error.text.contains(mark),
                }
        });
        match mark {
            Some(mark) => {
                met.insert(*mark);
            }
            None => faults.push(format!(
                "line {line} fails with {} and is not marked so:\n{}",
                error.code.as_deref().unwrap_or("an error without a code"),
                error.rendered
            )),
        }
    }
    for (line, mark) in marked.difference(&met) {
        faults.push(format!(
            "line {line} is marked {mark} and does not fail with it"
        ));
    }
    faults
}

fn accepted_faults(
    messages: &[Message],
    rejected: &Rejected,
) -> Vec<String> {
    if !rejected.source.contains("//+") {
        return vec![
            "the one change that makes it compile is missing: write it in \
             `//+` lines below the line they replace"
                .to_owned(),
        ];
    }
    let program = format!("accepted-{}", rejected.name);
    messages
        .iter()
        .filter(|m| m.program == program && m.line.is_some())
        .map(|m| {
            format!("with its `//+` lines in place it has\n{}", m.rendered)
        })
        .collect()
}

fn record_faults(
    section: &Section,
    messages: &[Message],
    rejected: &Rejected,
) -> Vec<String> {
    let program = format!("refused-{}", rejected.name);
    let said: Vec<String> = messages
        .iter()
        .filter(|m| m.program == program)
        .filter(|m| m.line.is_some() || m.level == "failure-note")
        .map(|m| without_local_paths(m.rendered.trim()))
        .collect();
    let said = said.join("\n\n");
    let said = format!("# {}\n{said}\n", COMPILER.version);
    if said == rejected.stderr {
        return Vec::new();
    }
    let record = format!("RECORD=compiler cargo test -p {}", section.name);
    if Record::Compiler.is_wanted() {
        let path = section.folder.join("rejected");
        let path = path.join(format!("{}.stderr", rejected.name));
        return match fs::write(&path, said) {
            Ok(()) => Vec::new(),
            Err(error) => vec![format!("{}: {error}", path.display())],
        };
    }
    if rejected.stderr.is_empty() {
        return vec![format!(
            "what the compiler says to it is not recorded: {record}"
        )];
    }
    // Another compiler words its errors in another way, and one that has the
    // sources of std at hand shows lines of them: compared are the codes.
    let recorded_by = rejected.stderr.lines().next().unwrap_or_default();
    if recorded_by == format!("# {}", COMPILER.version) && compares_words()
    {
        return vec![format!(
            "the compiler says something else than is recorded:\n{said}to \
             record it: {record}"
        )];
    }
    let stale = rejected
        .codes()
        .into_iter()
        .filter(|code| !rejected.stderr.contains(code));
    stale
        .map(|code| {
            format!("its recorded text does not name {code}: {record}")
        })
        .collect()
}

/// Whether the words of the compiler are compared here, given that it is the
/// one that was recorded: with the sources of std at hand it says more, and on
/// Windows it writes paths in another way.
#[must_use]
pub fn compares_words() -> bool {
    !COMPILER.has_sources && !cfg!(windows)
}

struct Compiler {
    version: String,
    /// Whether the component `rust-src` is installed.
    has_sources: bool,
}

static COMPILER: LazyLock<Compiler> = LazyLock::new(|| {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let says = |option: &[&str]| {
        let output = Command::new(&rustc)
            .args(option)
            .output()
            .unwrap_or_else(|error| panic!("rustc cannot be run: {error}"));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    let sources = says(&["--print", "sysroot"]) + "/lib/rustlib/src/rust";
    Compiler {
        version: says(&["--version"]),
        has_sources: fs::exists(sources).unwrap_or(false),
    }
});

/// Takes out what differs from machine to machine: where the sources of a
/// dependency lie, and files of the compiler's own.
fn without_local_paths(rendered: &str) -> String {
    let mut lines = Vec::new();
    for line in rendered.lines() {
        if line.contains("the full name for the type has been written to")
            || line.contains("consider using `--verbose` to print the full")
        {
            continue;
        }
        let place = ["--> /", "::: /"]
            .into_iter()
            .find_map(|arrow| line.split_once(arrow).map(|at| (arrow, at)));
        let Some((arrow, (before, path))) = place else {
            lines.push(line.to_owned());
            continue;
        };
        let inside = path
            .split_once("/registry/src/")
            .and_then(|(_, rest)| rest.split_once('/'))
            .map(|(_, rest)| rest)
            .or_else(|| path.split_once("/library/").map(|(_, rest)| rest))
            .unwrap_or(path);
        let arrow = arrow.trim_end_matches('/');
        lines.push(format!("{before}{arrow}{inside}"));
    }
    lines.join("\n")
}

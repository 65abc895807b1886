//! A section answers what it is asked at a terminal.

use std::io::{self, pipe};
use std::process::{Command, ExitStatus};
use std::{fs, path::Path};

use catalogue::header;

use crate::{Example, Section, process, skipped};

/// Lists, shows, refuses a wrong name, and ends quietly when nobody reads.
pub fn answers_its_reader(section: &Section) -> Vec<String> {
    let examples = section.examples();
    let Some(first) = examples.first() else {
        return vec![format!("{} has no example", section.name)];
    };
    let mut complaints = Vec::new();
    let checks = [
        shows_the_file(section, first),
        understands_what_is_meant(section, first),
        tells_its_version(section),
        finds_the_nearest(section, first),
        refuses_unknown_options(section),
        lists_and_shows_rejected(section),
        ends_quietly_in_a_closed_pipe(section),
        says_that_the_disk_is_full(section),
        shows_no_backtrace(section),
    ];
    for check in checks {
        match check {
            Ok(None) => {}
            Ok(Some(complaint)) => {
                complaints.push(format!("{}: {complaint}", section.name));
            }
            Err(error) => complaints
                .push(format!("{} cannot be run: {error}", section.name)),
        }
    }
    complaints
}

type Complaint = io::Result<Option<String>>;

fn ask(section: &Section, words: &[&str]) -> io::Result<process::Ended> {
    let mut command = Command::new(&section.binary);
    process::run(command.args(words), section.limit)
}

fn code(status: Option<ExitStatus>) -> Option<i32> {
    status.and_then(|status| status.code())
}

fn shows_the_file(section: &Section, example: &Example) -> Complaint {
    let shown = ask(section, &["--show", &example.name])?;
    Ok((shown.stdout != example.source).then(|| {
        format!("--show {} does not print the file", example.name)
    }))
}

/// A name before its option, and a word without its dashes.
fn understands_what_is_meant(
    section: &Section,
    example: &Example,
) -> Complaint {
    let name = example.name.as_str();
    let pairs: [(&[&str], &[&str]); 4] = [
        (&["list"], &["--list"]),
        (&["help"], &["--help"]),
        (&[name, "--help"], &["--help"]),
        (&[name, "--show"], &["--show", name]),
    ];
    for (meant, written) in pairs {
        let (meant_by, wanted) =
            (ask(section, meant)?, ask(section, written)?);
        if meant_by.stdout != wanted.stdout
            || code(meant_by.status) != Some(0)
        {
            return Ok(Some(format!(
                "to `{}` it does not answer as to `{}`, but says\n{}",
                meant.join(" "),
                written.join(" "),
                meant_by.stderr
            )));
        }
    }
    Ok(None)
}

fn tells_its_version(section: &Section) -> Complaint {
    let told = ask(section, &["--version"])?;
    let good = told.stdout.starts_with(&format!("{} ", section.name))
        && told.stdout.lines().count() == 1
        && code(told.status) == Some(0);
    Ok((!good).then(|| format!("to --version it says\n{}", told.stderr)))
}

fn finds_the_nearest(section: &Section, example: &Example) -> Complaint {
    let name = &example.name;
    let typo = format!("{name}x");
    let ended = ask(section, &[&typo])?;
    let hint = format!("did you mean `{name}`?");
    let good = code(ended.status) == Some(2)
        && ended.stdout.is_empty()
        && ended.stderr.contains(&hint);
    Ok((!good)
        .then(|| format!("asked for `{typo}` it says\n{}", ended.stderr)))
}

fn refuses_unknown_options(section: &Section) -> Complaint {
    let ended = ask(section, &["--lits"])?;
    let good = code(ended.status) == Some(2)
        && ended.stdout.is_empty()
        && ended.stderr.contains("--help");
    Ok((!good).then(|| format!("to --lits it says\n{}", ended.stderr)))
}

fn lists_and_shows_rejected(section: &Section) -> Complaint {
    let list = ask(section, &["--rejected"])?;
    for rejected in section.rejected() {
        let shown = ask(section, &["--rejected", &rejected.name])?;
        let good = list.stdout.contains(&rejected.name)
            && shown.stdout.contains(&rejected.source)
            && rejected.codes().iter().all(|c| shown.stdout.contains(c));
        if !good {
            return Ok(Some(format!(
                "--rejected {} prints\n{}",
                rejected.name, shown.stdout
            )));
        }
    }
    Ok(None)
}

/// The whole section, and each example by itself: some print from a thread.
fn ends_quietly_in_a_closed_pipe(section: &Section) -> Complaint {
    let examples = section.examples();
    let names = examples.iter().map(|example| example.name.as_str());
    for name in names.chain(["--"]) {
        let (reader, writer) = pipe()?;
        drop(reader);
        let mut stderr = tempfile::tempfile()?;
        let mut command = Command::new(&section.binary);
        command.arg(name).stdout(writer);
        let status =
            process::run_into(&mut command, &stderr, section.limit)?;
        let said = process::text(&mut stderr)?;
        if said.contains("failed printing") || code(status) != Some(141) {
            return Ok(Some(format!(
                "{name} in a closed pipe says\n{said}"
            )));
        }
    }
    Ok(None)
}

/// An example that panics on purpose says it in a few lines, also in a shell
/// where backtraces are wanted.
fn shows_no_backtrace(section: &Section) -> Complaint {
    for example in section.examples() {
        let header = header::parse(&example.source);
        let stderr = header.ok().and_then(|header| header.stderr);
        if !stderr.is_some_and(|b| b.text.contains("panicked at")) {
            continue;
        }
        let mut command = Command::new(&section.binary);
        command.arg(&example.name).env("RUST_BACKTRACE", "1");
        let ended = process::run(&mut command, section.limit)?;
        if ended.stderr.contains("stack backtrace:") {
            return Ok(Some(format!(
                "{} with RUST_BACKTRACE=1 says\n{}",
                example.name, ended.stderr
            )));
        }
    }
    Ok(None)
}

fn says_that_the_disk_is_full(section: &Section) -> Complaint {
    let full = Path::new("/dev/full");
    if !full.exists() {
        skipped("what is said on a full disk, for there is no /dev/full");
        return Ok(None);
    }
    let mut stderr = tempfile::tempfile()?;
    let mut command = Command::new(&section.binary);
    command.stdout(fs::File::create(full)?);
    let status = process::run_into(&mut command, &stderr, section.limit)?;
    let said = process::text(&mut stderr)?;
    let good = said.starts_with("cannot write to standard output")
        && said.lines().count() == 1
        && code(status) == Some(1);
    Ok((!good).then(|| format!("on a full disk it says\n{said}")))
}

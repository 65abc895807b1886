//! An example prints what its header says it prints.

use std::process::Command;
use std::time::Duration;
use std::{fs, io};

use crate::{Example, Record, Section, process};
use catalogue::header::{self, Block};

/// Each example, run by name as a reader runs it, prints what its header says
/// and nothing else, ends in time and succeeds.
pub fn prints_what_its_header_says(section: &Section) -> Vec<String> {
    let mut complaints = Vec::new();
    for example in section.examples() {
        let mut command = Command::new(&section.binary);
        command.arg(&example.name);
        complaints.extend(compare(section, &example, &mut command));
    }
    complaints
}

/// Runs `command`, which is `example` in one form or another, and compares.
pub(crate) fn compare(
    section: &Section,
    example: &Example,
    command: &mut Command,
) -> Vec<String> {
    judge(section, example, command, true)
}

/// The same where nothing that it prints can be read: it must succeed, and say
/// nothing else on stderr.
pub(crate) fn compare_unheard(
    section: &Section,
    example: &Example,
    command: &mut Command,
) -> Vec<String> {
    judge(section, example, command, false)
}

fn judge(
    section: &Section,
    example: &Example,
    command: &mut Command,
    is_heard: bool,
) -> Vec<String> {
    let file = section.title_of(&example.path);
    let Ok(header) = header::parse(&example.source) else {
        return Vec::new(); // Another check says so.
    };
    let ended = match process::run(command, section.limit) {
        Ok(ended) => ended,
        Err(error) => {
            return vec![format!("{file} cannot be run: {error}")];
        }
    };
    let mut complaints = Vec::new();
    match ended.status {
        None => complaints.push(hung(&file, section.limit)),
        Some(status) if !status.success() => complaints.push(format!(
            "{file} does not succeed, but ends with {status}:\n{}",
            ended.stderr
        )),
        Some(_) => {}
    }
    if !ended.stdout.is_ascii() {
        complaints.push(format!(
            "{file} prints a character that is not ASCII: not every terminal \
             can show it"
        ));
    }
    let streams = [
        (
            "standard output",
            header.stdout.filter(|_| is_heard),
            ended.stdout,
        ),
        ("stderr", header.stderr, ended.stderr),
    ];
    let succeeded = complaints.is_empty();
    for (stream, said, printed) in streams {
        let agree = match &said {
            Some(block) => block.agrees_with(&printed),
            None => printed.is_empty(),
        };
        if agree {
            continue;
        }
        if let Some(block) = &said
            && succeeded
            && !block.varies
            && Record::Outputs.is_wanted()
        {
            if let Err(error) = record(example, block, &printed) {
                complaints.push(format!("{file}: {error}"));
            }
            continue;
        }
        let said = said.map_or(String::new(), |block| block.text);
        complaints.push(format!(
            "{file}: on {stream} its header says\n{}but it printed\n{}to \
             write that into the header: RECORD=outputs cargo test -p {}",
            indent(&said),
            indent(&printed),
            section.name,
        ));
    }
    complaints
}

fn hung(file: &str, limit: Duration) -> String {
    format!(
        "{file} was still running after {} s: every example ends by itself",
        limit.as_secs()
    )
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}

/// Writes what was printed between the fences of the header.
fn record(
    example: &Example,
    block: &Block,
    printed: &str,
) -> io::Result<()> {
    let mut lines: Vec<String> =
        example.source.lines().map(str::to_owned).collect();
    let printed = printed
        .lines()
        .map(|line| format!("//! {line}").trim_end().to_owned());
    lines.splice(block.lines.clone(), printed);
    fs::write(&example.path, lines.join("\n") + "\n")
}

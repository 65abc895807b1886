//! Every file is named once, and says what it is.

use std::process::Command;

use catalogue::header;

use crate::{Section, process};

/// Each file in `src/` is an example that `src/main.rs` names once, and its
/// header has the parts a reader looks for.
pub fn is_named_once_with_a_whole_header(section: &Section) -> Vec<String> {
    let mut complaints = Vec::new();
    let listed = listed(section);
    for example in section.examples() {
        let file = section.title_of(&example.path);
        let named = listed.iter().filter(|name| **name == example.name);
        match named.count() {
            1 => {}
            0 => complaints.push(format!(
                "{file} is named nowhere: add `mod {0};` and `{0}` to {1}",
                example.name,
                section.title_of(&section.folder.join("src/main.rs")),
            )),
            n => complaints
                .push(format!("{file} is named {n} times: once is enough")),
        }
        for fault in faults(&example.source) {
            complaints.push(format!("{file}: {fault}"));
        }
    }
    complaints
}

/// The names that the section itself lists.
pub(crate) fn listed(section: &Section) -> Vec<String> {
    let mut command = Command::new(&section.binary);
    let ended = process::run(command.arg("--list"), section.limit);
    let listed = ended.map(|ended| ended.stdout).unwrap_or_default();
    let examples = listed.lines().filter_map(|line| {
        line.strip_prefix("  ")?.split_whitespace().next()
    });
    examples.map(str::to_owned).collect()
}

fn faults(source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    match header::parse(source) {
        Err(fault) => faults.push(fault),
        Ok(header) => {
            if !is_sentence(&header.lesson) {
                faults.push(
                    "its first line is `//! ` and the lesson in one \
                     sentence, with a full stop"
                        .to_owned(),
                );
            }
            if header.stdout.is_none() && header.stderr.is_none() {
                faults.push(
                    "its header does not say what it prints: add `//! \
                     Prints:`, an empty `//!` line and a ```text block, \
                     then run with RECORD=outputs"
                        .to_owned(),
                );
            }
            faults.extend(header.stderr.and_then(|b| surprise(&b.text)));
        }
    }
    faults.extend(text_faults(source));
    faults
}

/// What is wrong if a panic is not announced on stderr before it comes.
fn surprise(stderr: &str) -> Option<String> {
    let mut expected = 0;
    for line in stderr.lines() {
        expected += announced(line);
        if line.contains("panicked at") {
            if expected == 0 {
                return Some(
                    "a panic is not announced: before the first of them \
                     print, with eprintln, `The next panic is on purpose:` \
                     or `The next 2 panics are on purpose:`"
                        .to_owned(),
                );
            }
            expected -= 1;
        }
    }
    (expected > 0).then(|| {
        format!("{expected} more panics are announced than it has")
    })
}

/// How many panics this line announces.
fn announced(line: &str) -> usize {
    if line == "The next panic is on purpose:" {
        return 1;
    }
    line.strip_prefix("The next ")
        .and_then(|rest| rest.strip_suffix(" panics are on purpose:"))
        .and_then(|count| count.parse().ok())
        .unwrap_or(0)
}

/// What holds for every file that readers see, accepted or refused.
pub(crate) fn text_faults(source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut in_output = false;
    for (index, line) in source.lines().enumerate() {
        let number = index + 1;
        in_output ^= line.starts_with("//! ```");
        if !line.is_ascii() {
            faults.push(format!(
                "line {number} has a character that is not ASCII: not every \
                 terminal can show it"
            ));
        }
        if line.len() > 80 && !in_output {
            faults.push(format!(
                "line {number} is longer than 80 columns: break it"
            ));
        }
    }
    faults
}

pub(crate) fn is_sentence(line: &str) -> bool {
    line.len() > 10 && line.ends_with(['.', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::surprise;

    #[test]
    fn each_panic_is_announced_and_comes() {
        let one =
            "The next panic is on purpose:\n\nthread x panicked at y\n";
        let two = one.replace("panic is", "2 panics are");
        let again = "thread x panicked at y\n";
        assert_eq!(surprise(one), None);
        assert_eq!(surprise(&format!("{one}{one}")), None);
        assert_eq!(surprise(&format!("{two}{again}")), None);
        assert!(surprise(again).is_some());
        assert!(surprise(&two).is_some());
        assert!(surprise(&format!("{one}{again}")).is_some());
    }
}

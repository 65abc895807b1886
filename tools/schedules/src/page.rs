//! What is printed: all cases, or the story of one.
//!
//! Only ASCII, so that no locale is too small for it. No line is wider than
//! the terminal, or than [`WIDTH`] where there is none.

use std::io::{IsTerminal, Write, stderr, stdout};

#[cfg(feature = "loom")]
use loomed::Case as Loomed;
use schedules::{CASES, Case};
use shuttled_std::explore::{Failure, Found};
use shuttled_std::narrator::Step;
use textwrap::{Options, WordSplitter};
use tour::terminal::bold;

use crate::Named;

const TITLE: &str =
    "The examples' own files, run in every order of their threads' steps";

const GROUPS: [(&str, bool); 2] =
    [("Wrong on purpose", true), ("Right", false)];

const LOOMED: &str = "Memory ordering: what weak atomics let happen (loom)";

/// Whether loom is there to run its cases.
pub(crate) const IS_LOOMED: bool = cfg!(feature = "loom");

/// The most columns of a line.
const WIDTH: usize = 80;

/// The columns of a case's name.
const NAME: usize = 27;

/// How many columns a line may have.
fn width() -> usize {
    if !stdout().is_terminal() {
        return WIDTH;
    }
    textwrap::termwidth().clamp(40, WIDTH)
}

/// `text` in lines of at most `width` columns, broken at spaces only.
fn wrap(text: &str, width: usize, indent: &str) -> Vec<String> {
    let options = Options::new(width)
        .subsequent_indent(indent)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(text, options);
    lines.into_iter().map(|line| line.into_owned()).collect()
}

fn print(lines: &[String]) {
    for line in lines {
        println!("{line}");
    }
}

/// Prints a paragraph.
fn say(text: &str) {
    print(&wrap(text, width(), ""));
}

fn heading(text: &str) {
    for line in wrap(text, width(), "") {
        println!("{}", bold(&line));
    }
}

/// The lines of a table's row: each cell is wrapped into its own columns.
fn row(cells: &[(&str, usize)]) -> Vec<String> {
    let cells = cells.iter().map(|(text, width)| {
        (wrap(text, *width, "  ").into_iter(), *width)
    });
    let mut cells: Vec<_> = cells.collect();
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        let mut more = false;
        for (cell, width) in &mut cells {
            let part = cell.next();
            more |= part.is_some();
            let part = part.unwrap_or_default();
            let gap = width.saturating_sub(part.len());
            line += "  ";
            line += &part;
            line += &" ".repeat(gap);
        }
        if !more {
            return lines;
        }
        lines.push(line.trim_end().to_owned());
    }
}

/// Says on a terminal what is being explored, until [`clear`] is called.
fn progress(text: &str) {
    if stderr().is_terminal() {
        // A terminal that has gone away need not be told.
        let _ = write!(stderr(), "\r{text}\x1b[K");
    }
}

fn clear() {
    progress("");
}

/// Explores all cases; whether each is as it should be.
pub(crate) fn all() -> bool {
    heading(TITLE);
    let loomed = if IS_LOOMED { loomed::CASES.len() } else { 0 };
    let of = CASES.len() + loomed;
    let mut good = true;
    let mut number = 0;
    let mut explored = |name: &str| {
        number += 1;
        progress(&format!("{number} of {of}: {name}"));
    };
    for (group, is_wrong) in GROUPS {
        println!();
        heading(group);
        println!();
        for case in CASES.iter().filter(|m| m.is_wrong == is_wrong) {
            explored(case.name);
            let found = case.explore();
            clear();
            line(case.name, &summary(case, &found));
            good &= is_good(case, &found);
        }
    }
    println!();
    heading(LOOMED);
    println!();
    #[cfg(feature = "loom")]
    for case in loomed::CASES {
        explored(case.name);
        let (executions, results) = case.explore();
        clear();
        let of = results.len();
        let wrong = match case.wrong.len() {
            0 if of == 1 => "1 result, right".to_owned(),
            0 => format!("{of} results, right"),
            wrong => format!("{wrong} of {of} results wrong"),
        };
        line(case.name, &format!("{executions} runs, {wrong}"));
        good &= results.iter().eq(case.results);
    }
    if !IS_LOOMED {
        let of = loomed::CASES.len();
        say(&format!(
            "{of} more, with: cargo run -p schedules --features loom"
        ));
    }
    println!();
    say("The story of one: cargo run -p schedules -- NAME");
    say("What this covers and what it does not: tools/schedules/README.md");
    good
}

fn line(name: &str, summary: &str) {
    print(&page_line(name, summary, width()));
}

fn page_line(name: &str, summary: &str, width: usize) -> Vec<String> {
    let rest = width.saturating_sub(2 + NAME + 2);
    if rest >= summary.len() {
        return row(&[(name, NAME), (summary, rest)]);
    }
    let mut lines = row(&[(name, NAME)]);
    lines.extend(row(&[("", 0), (summary, width.saturating_sub(4))]));
    lines
}

/// How many schedules, and how many of them go wrong.
fn summary(case: &Case, found: &Found) -> String {
    let of = found.schedules;
    match (found.failed, case.tries_all()) {
        (0, true) => format!("right in all {of} schedules"),
        (0, false) => format!("right in {of} at random"),
        (failed, _) => format!("wrong in {failed} of {of}"),
    }
}

fn is_good(case: &Case, found: &Found) -> bool {
    let complaint = case.complaint(found);
    if let Some(complaint) = &complaint {
        eprintln!("{complaint}");
    }
    complaint.is_none()
}

/// Names, files and calls; nothing is run.
pub(crate) fn list() {
    heading(TITLE);
    for (group, is_wrong) in GROUPS {
        println!();
        heading(group);
        println!();
        for case in CASES.iter().filter(|m| m.is_wrong == is_wrong) {
            listed(case.name, case.file, &case.call());
        }
    }
    println!();
    heading(LOOMED);
    println!();
    for case in loomed::CASES {
        listed(case.name, case.file, case.call);
    }
}

fn listed(name: &str, file: &str, call: &str) {
    println!("  {name}\n    {file}");
    for line in wrap(call, width() - 4, "  ") {
        println!("    {line}");
    }
}

pub(crate) fn help() {
    heading(TITLE);
    for (command, what) in [
        ("", "run all, and say what was found"),
        (
            " -- NAME...",
            "how one goes wrong, step by step; or how many schedules it is \
             right in",
        ),
        (" -- --list", "names, files and calls"),
    ] {
        println!("\ncargo run -p schedules{command}");
        for line in wrap(what, width() - 4, "") {
            println!("    {line}");
        }
    }
    println!();
    say(
        "With the output in a pipe or in a file, or with NO_COLOR set, \
         nothing is bold.",
    );
}

/// The story of one; whether it is as it should be.
pub(crate) fn tell(named: &Named) -> bool {
    let (lines, complaint) = match named {
        Named::Shuttled(case) => {
            progress(case.name);
            let found = case.explore();
            clear();
            let lines = shuttled(case, &found, width());
            (lines, case.complaint(&found))
        }
        #[cfg(feature = "loom")]
        Named::Loomed(case) => {
            let (executions, results) = case.explore();
            let results: Vec<_> = results.into_iter().collect();
            let other = results != case.results;
            let complaint = other.then(|| {
                format!("{}: its results should be others", case.name)
            });
            (loomed(case, executions, &results, width()), complaint)
        }
    };
    if let [name, rest @ ..] = &lines[..] {
        println!("{}", bold(name));
        print(rest);
    }
    if let Some(complaint) = &complaint {
        eprintln!("{complaint}");
    }
    complaint.is_none()
}

/// The lines of a story.
struct Story {
    width: usize,
    lines: Vec<String>,
}

impl Story {
    fn new(width: usize, [name, file, call, wanted]: [&str; 4]) -> Self {
        let lines = vec![name.to_owned(), file.to_owned()];
        let mut story = Self { width, lines };
        story.gap();
        story.hanging(&format!("Called: {call}"), "        ");
        story.hanging(&format!("Wanted: {wanted}"), "        ");
        story.gap();
        story
    }

    fn say(&mut self, text: &str) {
        self.hanging(text, "");
    }

    fn hanging(&mut self, text: &str, indent: &str) {
        self.lines.extend(wrap(text, self.width, indent));
    }

    fn gap(&mut self) {
        self.lines.push(String::new());
    }
}

fn shuttled(case: &Case, found: &Found, width: usize) -> Vec<String> {
    let Case {
        name, file, wanted, ..
    } = *case;
    let mut story = Story::new(width, [name, file, &case.call(), wanted]);
    let of = found.schedules;
    let recorded = case.recorded();
    let replayed = recorded.and_then(|it| case.replay(&it.schedule));
    // A wrong one that is being written has no record yet.
    match replayed.as_ref().or(found.failure.as_ref()) {
        Some(failure) => {
            let failed = found.failed;
            story.say(&format!("It goes wrong in {failed} of {of} schedules."));
            failed_so(&mut story, case, failure);
        }
        None if found.all => {
            story.say(&format!(
                "Its threads were run in every order of their steps: {of} \
                 schedules."
            ));
            story.say("What was wanted came out in each of them.");
        }
        None => story.say(&format!(
            "There is no end to the orders of its steps, or too many. In each \
             of {of} schedules, half chosen at random and half by random \
             priorities, what was wanted came out."
        )),
    }
    story.lines
}

fn failed_so(story: &mut Story, case: &Case, failure: &Failure) {
    let how = match failure.preemptions {
        0 => "no thread is interrupted: each runs until it has to wait"
            .into(),
        1 => "the scheduler interrupts a thread once".to_owned(),
        n => format!("the scheduler interrupts a thread {n} times"),
    };
    story.say(&format!("In the one below {how}."));
    story.gap();
    let lines = table(case, &failure.steps, story.width);
    story.lines.extend(lines);
    story.gap();
    let mut begin = "So: ";
    let parts: Vec<_> = failure.outcome.split("; ").collect();
    for (index, part) in parts.iter().enumerate() {
        let end = if index + 1 == parts.len() { '.' } else { ';' };
        story.hanging(&format!("{begin}{part}{end}"), "      ");
        begin = "    ";
    }
    story.gap();
    story.say(&format!(
        "The schedule, a letter for each step: {}",
        failure.schedule
    ));
}

/// A step as it is told: what, and the line of the case's file.
fn told<'a>(
    case: &'a Case,
    step: &Step,
) -> (String, Option<(u32, &'a str)>) {
    let within = |place: &Option<(String, u32)>| {
        let place = place.as_ref();
        let place = place.filter(|(path, _)| path.ends_with(case.file));
        place.map(|(_, line)| *line)
    };
    let what = match (&step.guard, within(&step.guard)) {
        (None, _) => step.what.clone(),
        (_, None) => format!("drops its guard: {}", step.what),
        (_, Some(line)) => {
            format!("drops the guard of line {line}: {}", step.what)
        }
    };
    let line = within(&step.place).map(|line| {
        let text = case.source.lines().nth(line as usize - 1);
        (line, text.unwrap_or_default().trim())
    });
    (what, line)
}

/// Who and what, and below it the line of the file that says so. A name
/// appears where another thread takes over.
fn table(case: &Case, steps: &[Step], width: usize) -> Vec<String> {
    let who = steps.iter().map(|step| step.thread.len()).max();
    let who = who.unwrap_or(0);
    // There are two spaces before each column; a line number has three.
    let what = width.saturating_sub(2 + who + 2);
    let code = what.saturating_sub(3 + 2);
    let mut lines = Vec::new();
    let mut before = "";
    for step in steps {
        let is_same = step.thread == before;
        let name = if is_same { "" } else { step.thread.as_str() };
        before = &step.thread;
        let (text, line) = told(case, step);
        lines.extend(row(&[(name, who), (&text, what)]));
        if let Some((line, text)) = line {
            let line = format!("{line:3}");
            lines.extend(row(&[("", who), (&line, 3), (text, code)]));
        }
    }
    lines
}

#[cfg(feature = "loom")]
fn loomed(
    case: &Loomed,
    executions: usize,
    results: &[String],
    width: usize,
) -> Vec<String> {
    let Loomed {
        name,
        file,
        call,
        wanted,
        ..
    } = *case;
    let mut story = Story::new(width, [name, file, call, wanted]);
    story.say(&format!(
        "Loads may see older values wherever the orderings allow it. In \
         {executions} runs that differ in what is seen, these are the results:"
    ));
    story.gap();
    for result in results {
        let wrong = case.wrong.contains(&result.as_str());
        let wrong = if wrong { "   <- wrong" } else { "" };
        story.say(&format!("  {result}{wrong}"));
    }
    if !case.why.is_empty() {
        story.gap();
        story.say(case.why);
    }
    story.lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of the checker, which mean nothing to a reader.
    const ITS_OWN: [&str; 6] = [
        "shuttle",
        "task ",
        "main-thread",
        "deadlock!",
        "(0)",
        "max_steps",
    ];

    fn stories(width: usize) -> Vec<Vec<String>> {
        let told = |case: &Case| shuttled(case, &case.explore(), width);
        let wrong = CASES.iter().filter(|case| case.is_wrong);
        let mut stories: Vec<_> = wrong.map(told).collect();
        // And one of each other kind.
        let others = ["update_in_one_step", "parked_let_go"];
        let others = CASES.iter().filter(|it| others.contains(&it.name));
        stories.extend(others.map(told));
        assert_eq!(stories.len(), 9);
        stories
    }

    #[test]
    fn a_story_is_no_wider_than_it_may_be() {
        for width in [60, 80] {
            for line in stories(width).iter().flatten() {
                assert!(line.len() <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_narrow_story_has_the_same_words() {
        let words = |width| -> Vec<String> {
            let stories = stories(width).concat().join(" ");
            stories.split_whitespace().map(str::to_owned).collect()
        };
        assert_eq!(words(60), words(1000));
    }

    #[test]
    fn no_story_is_in_the_words_of_the_checker() {
        for line in stories(80).iter().flatten() {
            for word in ITS_OWN {
                assert!(!line.contains(word), "{line}");
            }
        }
    }

    #[test]
    fn a_deadlock_names_each_thread_that_waits() {
        let mut deadlocks = 0;
        for case in CASES.iter().filter(|case| case.is_wrong) {
            let failure = case.explore().failure.expect("it goes wrong");
            let all = "no thread can go on: ";
            let Some(waits) = failure.outcome.strip_prefix(all) else {
                continue;
            };
            deadlocks += 1;
            let waits: Vec<_> = waits.split("; ").collect();
            assert!(waits.len() > 1, "{}: {waits:?}", case.name);
            for wait in waits {
                let for_what = [
                    ", which it holds itself",
                    " holds",
                    " to end",
                    ", which no thread will notify",
                ];
                assert!(wait.contains(" waits "), "{wait}");
                assert!(
                    for_what.iter().any(|it| wait.ends_with(it)),
                    "{wait}"
                );
            }
        }
        assert_eq!(deadlocks, 4);
    }

    #[test]
    fn the_drop_of_a_guard_is_told() {
        let name = "drop_order";
        let case = CASES.iter().find(|case| case.name == name);
        let case = case.expect("it is there");
        let story = shuttled(case, &case.explore(), 80).join("\n");
        let drop = "drops the guard of line ";
        let (_, rest) = story.split_once(drop).expect("a guard is dropped");
        let (line, rest) = rest.split_once(':').expect("a line");
        assert!(rest.starts_with(" releases the lock\n"), "{rest}");
        let line: usize = line.parse().expect("a number");
        let line = case.source.lines().nth(line - 1).expect("it has it");
        assert!(line.contains("room.lock()"), "{line}");
    }

    #[test]
    fn a_line_of_the_page_is_no_wider_than_it_may_be() {
        let summary = "right in all 20000 schedules";
        for width in [40, 60, 80] {
            for case in CASES {
                let lines = page_line(case.name, summary, width);
                assert!(lines.iter().all(|line| line.len() <= width));
                assert!(lines.concat().contains(summary));
            }
        }
    }
}

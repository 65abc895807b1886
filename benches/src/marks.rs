//! The marks on a page: what stands between them, and numbers without them.
//!
//! Only text; knows nothing of what is measured.

use std::collections::BTreeMap;

/// What a mark begins with.
pub const BEGIN: &str = "<!-- measured ";
const AFTER_NAME: &str = " -->";
const END: &str = "<!-- end -->";

/// Puts what is recorded between the marks of the text.
pub fn splice_text(
    text: &str,
    pieces: &BTreeMap<String, String>,
) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once(BEGIN) {
        out += before;
        let in_code = before.ends_with('`');
        let (name, after) = from
            .split_once(AFTER_NAME)
            .ok_or("a mark without its end")?;
        if in_code {
            // A page that explains the mark.
            out += BEGIN;
            rest = from;
            continue;
        }
        let (quoted, after) =
            after.split_once(END).ok_or(format!("{name} has no end"))?;
        let piece = pieces
            .get(name)
            .ok_or(format!("{name} is not in the record"))?;
        let block = quoted.starts_with('\n') || piece.contains('\n');
        let line = if block { "\n" } else { "" };
        out += &format!("{BEGIN}{name}{AFTER_NAME}{line}");
        out += piece.trim_end();
        out += &format!("{line}{END}");
        rest = after;
    }
    Ok(out + rest)
}

/// Puts what is recorded in place of the marks; without a piece of
/// that name, what stands between them stays.
pub fn fill_in(text: &str, pieces: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once(BEGIN) {
        out += before;
        let found = from
            .split_once(AFTER_NAME)
            .and_then(|(name, after)| Some((name, after.split_once(END)?)));
        let Some((name, (quoted, after))) = found else {
            return out + BEGIN + from;
        };
        out += pieces.get(name).map_or(quoted, String::as_str);
        rest = after;
    }
    out + rest
}

/// Finds the numbers in prose that look measured and are not between marks: times
/// below a second and ratios, each with its line.
///
/// What is in backquotes, in quotation marks or in a code block is somebody's
/// word or an input, not a measurement.
pub fn find_unmarked(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut in_code = false;
    let mut in_mark = false;
    for (number, line) in text.lines().enumerate() {
        let fence = line.trim_start().trim_start_matches("//!");
        let fence = fence.trim_start_matches("///").trim_start();
        if fence.starts_with("```") {
            in_code = !in_code;
            continue;
        }
        if in_code {
            continue;
        }
        let prose = strip_quoted(line, &mut in_mark);
        found.extend(find_measured(&prose).map(|n| (number + 1, n)));
    }
    found
}

/// The line without what is marked, in backquotes or in quotation marks.
fn strip_quoted(line: &str, in_mark: &mut bool) -> String {
    let mut prose = String::new();
    let mut rest = line;
    while !rest.is_empty() {
        if *in_mark {
            let Some((_, after)) = rest.split_once(END) else {
                return prose;
            };
            *in_mark = false;
            rest = after;
            continue;
        }
        if rest.starts_with(BEGIN) {
            *in_mark = true;
            continue;
        }
        let mut chars = rest.chars();
        let Some(next) = chars.next() else { break };
        rest = chars.as_str();
        if matches!(next, '`' | '"')
            && let Some((_, after)) = rest.split_once(next)
        {
            rest = after;
            prose.push(' ');
        } else {
            prose.push(next);
        }
    }
    prose
}

fn find_measured(prose: &str) -> impl Iterator<Item = String> {
    const UNITS: [&str; 4] = ["ns", "us", "ms", "x"];
    let words: Vec<_> = prose
        .split(|c: char| !(c.is_ascii_alphanumeric() || ".,-".contains(c)))
        .map(|word| word.trim_matches(|c| ".,-".contains(c)))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let number = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || ".,-".contains(c))
    };
    let mut found = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let joined = UNITS
            .iter()
            .any(|unit| word.strip_suffix(unit).is_some_and(number));
        let next = words.get(place + 1).map_or("", String::as_str);
        // `3 x tea` is no ratio: that has no space.
        let apart = number(word) && UNITS[..3].contains(&next);
        if joined {
            found.push(word.clone());
        } else if apart {
            found.push(format!("{word} {next}"));
        }
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, text: &str) -> BTreeMap<String, String> {
        BTreeMap::from([(name.to_owned(), text.to_owned())])
    }

    #[test]
    fn what_is_between_the_marks_is_replaced() {
        let page = "It takes <!-- measured a.b -->9 us<!-- end -->, not 2.";
        let wanted =
            "It takes <!-- measured a.b -->3 us<!-- end -->, not 2.";
        assert_eq!(
            splice_text(page, &of("a.b", "3 us")).as_deref(),
            Ok(wanted)
        );
        let page = "<!-- measured t -->\nold\n<!-- end -->\n";
        let wanted = "<!-- measured t -->\n| new |\n<!-- end -->\n";
        assert_eq!(
            splice_text(page, &of("t", "| new |\n")).as_deref(),
            Ok(wanted)
        );
        for wrong in [
            "<!-- measured other -->1<!-- end -->",
            "<!-- measured a.b -->1",
            "<!-- measured a.b",
        ] {
            assert!(
                splice_text(wrong, &of("a.b", "1")).is_err(),
                "{wrong}"
            );
        }
        let explained = "`<!-- measured NAME -->` and `<!-- end -->`";
        assert_eq!(
            splice_text(explained, &of("a", "1")).as_deref(),
            Ok(explained)
        );
    }

    #[test]
    fn a_number_that_looks_measured_wants_a_mark() {
        for (line, found) in [
            ("A send takes 20 ns.", 1),
            ("A send takes 20ns, or 3.5 us.", 2),
            ("It is 2,010x slower, 10-100x they say.", 2),
            ("It is `2,010x` slower, \"10-100x\" they say.", 0),
            ("<!-- measured a -->2 ms<!-- end --> and 3 ms", 1),
            ("3 x tea, 10 items, 2 cores, x 5, 0x10, linux 6.1", 0),
            ("| 4 ms |", 1),
        ] {
            assert_eq!(find_unmarked(line).len(), found, "{line}");
        }
        let page = "<!-- measured t -->\n5 ms\n<!-- end -->\n\n```\n7 ms\n\
                    ```\n8 ms\n";
        assert_eq!(find_unmarked(page), [(8, "8 ms".to_owned())]);
    }
}

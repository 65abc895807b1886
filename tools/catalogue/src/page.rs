//! Pages in Markdown: the parts that a run writes, and the links.
//!
//! A part stands between `<!-- HEAD -->` and `<!-- end -->`. A mark in
//! backquotes explains itself and begins no part.

use std::fmt::Write;
use std::ops::Range;

const OPEN: &str = "<!-- ";
const CLOSE: &str = " -->";
const END: &str = "<!-- end -->";

/// A marked part of a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// What the opening mark says, such as `measured run.ratios`.
    pub head: &'a str,
    /// What stands between the two marks.
    pub text: &'a str,
    /// Where `text` is in the page, in bytes.
    pub range: Range<usize>,
}

/// Returns the parts of a page, in order.
///
/// # Errors
///
/// If a mark does not close, or a part has no `<!-- end -->`: the message
/// names it.
pub fn parts(page: &str) -> Result<Vec<Part<'_>>, String> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(open) = page[at..].find(OPEN) {
        let explained = page[..at + open].ends_with('`');
        let head_at = at + open + OPEN.len();
        let rest = &page[head_at..];
        if explained || rest.starts_with("end -->") {
            at = head_at;
            continue;
        }
        let close = rest.find(CLOSE).ok_or_else(|| {
            format!("the mark {OPEN}{rest:.40} has no end")
        })?;
        let head = &rest[..close];
        let begin = head_at + close + CLOSE.len();
        let length = page[begin..]
            .find(END)
            .ok_or_else(|| format!("the part `{head}` has no {END}"))?;
        let range = begin..begin + length;
        at = range.end + END.len();
        parts.push(Part {
            head,
            text: &page[range.clone()],
            range,
        });
    }
    Ok(parts)
}

/// Returns the page with the text that `written` returns in each part whose
/// head it knows. A part that is a block of lines stays one.
///
/// # Errors
///
/// As for [`parts`], and whatever `written` returns.
pub fn splice(
    page: &str,
    mut written: impl FnMut(&str) -> Result<Option<String>, String>,
) -> Result<String, String> {
    let mut spliced = String::new();
    let mut copied = 0;
    for part in parts(page)? {
        let Some(text) = written(part.head)? else {
            continue;
        };
        let is_block = part.text.starts_with('\n') || text.contains('\n');
        let line = if is_block { "\n" } else { "" };
        spliced += &page[copied..part.range.start];
        let _ = write!(spliced, "{line}{}{line}", text.trim_end());
        copied = part.range.end;
    }
    Ok(spliced + &page[copied..])
}

/// A link of a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// The words that are linked.
    pub name: &'a str,
    /// Where it leads.
    pub target: &'a str,
    /// The line it stands in, from 1.
    pub line: usize,
}

/// Returns the links of a page, `[name](target)`, but not those in a block of
/// code.
#[must_use]
pub fn links(page: &str) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    let mut in_code = false;
    for (line, text) in (1..).zip(page.lines()) {
        if text.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("](") {
            let Some((target, after)) = after.split_once(')') else {
                break;
            };
            let name = before.rsplit_once('[').map_or("", |(_, name)| name);
            links.push(Link { name, target, line });
            rest = after;
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> impl Fn(&str) -> Result<Option<String>, String> {
        move |head| Ok((head == "m").then(|| text.to_owned()))
    }

    #[test]
    fn what_is_between_the_marks_is_replaced() {
        let page = "It takes <!-- m -->9 us<!-- end -->, <!-- o -->2<!-- end \
                    -->.";
        assert_eq!(
            splice(page, one("3 us")).as_deref(),
            Ok("It takes <!-- m -->3 us<!-- end -->, <!-- o -->2<!-- end \
                -->.")
        );
        let page = "<!-- m -->\nold\n<!-- end -->\n";
        assert_eq!(
            splice(page, one("| new |\n")).as_deref(),
            Ok("<!-- m -->\n| new |\n<!-- end -->\n")
        );
        assert_eq!(splice(page, one("old\n")).as_deref(), Ok(page));
    }

    #[test]
    fn a_part_without_an_end_is_an_error() {
        for wrong in ["<!-- m -->1", "<!-- m", "<!-- m -->1<!-- end"] {
            assert!(parts(wrong).is_err(), "{wrong}");
        }
        let explained = "`<!-- m -->` and `<!-- end -->`";
        assert_eq!(parts(explained), Ok(Vec::new()));
        assert!(
            splice("<!-- m -->1<!-- end -->", |_| Err(String::new()))
                .is_err()
        );
    }

    #[test]
    fn links_are_found_outside_code() {
        let page = "[a](b.rs), [c](d)\n```\n[e](f)\n```\n| [g](h) |\n";
        let found = links(page);
        let short: Vec<_> =
            found.iter().map(|l| (l.name, l.target, l.line)).collect();
        assert_eq!(short, [("a", "b.rs", 1), ("c", "d", 1), ("g", "h", 5)]);
    }
}

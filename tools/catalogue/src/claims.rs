//! The rows of CLAIMS.md: a statement, a verdict, and what shows it.

use std::fmt;

use crate::page::{Link, links};

/// A row of the page.
#[derive(Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The line it stands in, from 1.
    pub line: usize,
    /// What people say.
    pub statement: &'a str,
    /// Whether it is so, in words: `true`, `true if ...` or `false: ...`.
    pub verdict: &'a str,
    /// What shows it: links and error codes.
    pub evidence: &'a str,
}

/// Whether a statement is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// `true`.
    True,
    /// `true if`, with the condition.
    TrueIf,
    /// `false`, mostly with what is so instead.
    False,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::True => "true",
            Self::TrueIf => "true if",
            Self::False => "false",
        })
    }
}

impl Row<'_> {
    /// Returns which verdict the words begin with, or `None` if they begin
    /// with none, or with a condition that is missing.
    #[must_use]
    pub fn kind(&self) -> Option<Verdict> {
        let has_words_after = |label: &str| {
            let rest = self.verdict.strip_prefix(label);
            rest.is_some_and(|rest| !rest.trim().is_empty())
        };
        if self.verdict == "true" {
            Some(Verdict::True)
        } else if has_words_after("true if ") {
            Some(Verdict::TrueIf)
        } else if self.verdict == "false" || has_words_after("false: ") {
            Some(Verdict::False)
        } else {
            None
        }
    }

    /// Returns the links to what shows it.
    #[must_use]
    pub fn links(&self) -> Vec<Link<'_>> {
        let mut links = links(self.evidence);
        for link in &mut links {
            link.line = self.line;
        }
        links
    }
}

/// Returns the rows of the page; for a line that looks like one and has not
/// three cells, its number.
pub fn rows(page: &str) -> impl Iterator<Item = Result<Row<'_>, usize>> {
    let lines = (1..).zip(page.lines());
    let rows =
        lines.filter(|(_, line)| line.starts_with('|') && !is_head(line));
    rows.map(|(line, text)| row(line, text).ok_or(line))
}

/// Begins a row that is none of the page's statements.
fn is_head(line: &str) -> bool {
    line.starts_with("| often ") || line.starts_with("|---")
}

fn row(line: usize, text: &str) -> Option<Row<'_>> {
    let inside = text.strip_prefix("| ")?.strip_suffix(" |")?;
    let cells: Vec<&str> = inside.split(" | ").collect();
    let [statement, verdict, evidence] = cells.try_into().ok()?;
    Some(Row {
        line,
        statement,
        verdict,
        evidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_a_statement_a_verdict_and_what_shows_it() {
        let page = "| often said | verdict | shown by |\n|---|---|---|\n\
                    | It is so. | true if so | [a](b/a.rs) E0382 |\n\
                    | It is so. | true |\n";
        let mut rows = rows(page);
        let row = rows.next().expect("a row").expect("with three cells");
        assert_eq!((row.line, row.statement), (3, "It is so."));
        assert_eq!(row.kind(), Some(Verdict::TrueIf));
        assert_eq!(row.links()[0].target, "b/a.rs");
        assert_eq!(rows.next(), Some(Err(4)));
        assert_eq!(rows.next(), None);
    }

    #[test]
    fn a_verdict_is_one_of_three() {
        for (verdict, kind) in [
            ("true", Some(Verdict::True)),
            ("true if asked", Some(Verdict::TrueIf)),
            ("false", Some(Verdict::False)),
            ("false: never", Some(Verdict::False)),
            ("true if ", None),
            ("trueish", None),
            ("maybe", None),
        ] {
            let row = Row {
                line: 1,
                statement: "",
                verdict,
                evidence: "",
            };
            assert_eq!(row.kind(), kind, "{verdict}");
        }
    }
}

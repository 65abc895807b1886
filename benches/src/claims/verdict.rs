//! The rows of CLAIMS.md: one scale for what is said here and there.

use std::collections::BTreeMap;

use crate::record::{self, unmarked_words};

/// Whether a statement is so, on the scale of CLAIMS.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it is said.
    True,
    /// Under the condition that follows.
    TrueIf,
    /// Not so; what is so follows.
    False,
}

impl Verdict {
    /// As CLAIMS.md writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::TrueIf => "true if",
            Self::False => "false",
        }
    }

    fn read(words: &str) -> Option<Self> {
        if words == "true" || words.starts_with("true: ") {
            Some(Self::True)
        } else if words.starts_with("true if ") {
            Some(Self::TrueIf)
        } else if words == "false" || words.starts_with("false: ") {
            Some(Self::False)
        } else {
            None
        }
    }
}

/// A row of CLAIMS.md.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// What is said.
    pub statement: &'a str,
    /// The kind of its verdict; none if it is on no scale.
    pub verdict: Option<Verdict>,
    /// The whole verdict, with the marks of what is measured.
    text: &'a str,
}

/// The rows of a page like CLAIMS.md.
pub fn rows(page: &str) -> impl Iterator<Item = Row<'_>> {
    page.lines().filter_map(|line| {
        let inside = line.strip_prefix("| ")?.strip_suffix(" |")?;
        let (statement, rest) = inside.split_once(" | ")?;
        let (text, _shown_by) = rest.split_once(" | ")?;
        Some(Row {
            statement,
            verdict: Verdict::read(text),
            text,
        })
    })
}

impl Row<'_> {
    /// Whether a figure of the record is in it.
    pub fn is_measured(&self) -> bool {
        self.text.contains(record::BEGIN)
    }

    /// The verdict in words, without marks. A figure that is not among these
    /// stays as it is on the page.
    pub fn words(&self, pieces: &BTreeMap<String, String>) -> String {
        unmarked_words(self.text, pieces)
    }
}

/// The verdicts of a page that the figures do not allow, each with the reason.
pub fn kept(
    page: &str,
    judged: &[(&'static str, Option<Verdict>)],
) -> Vec<String> {
    let mut broken = Vec::new();
    for (statement, allowed) in judged {
        let row = rows(page).find(|row| row.statement == *statement);
        let said = row.and_then(|row| row.verdict).map(Verdict::name);
        let allowed = allowed.map(Verdict::name);
        if said.is_none() || said != allowed {
            let [said, allowed] =
                [said, allowed].map(|v| v.unwrap_or("nothing"));
            broken.push(format!(
                "{statement:?}: the page says `{said}`, the figures say \
                 `{allowed}`"
            ));
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_that_the_figures_do_not_allow_is_found() {
        let page = "| A is B. | true if it is | [x](x.rs) |\n\
                    | B is C. | false: it is D | [x](x.rs) |\n\
                    | C is D. | true | [x](x.rs) |\n";
        let judged = [
            ("A is B.", Some(Verdict::TrueIf)),
            ("B is C.", Some(Verdict::TrueIf)),
            ("C is D.", None),
            ("D is E.", Some(Verdict::True)),
        ];
        let broken = kept(page, &judged).join("\n");
        assert!(!broken.contains("A is B."), "{broken}");
        let wrong = "\"B is C.\": the page says `false`, the figures say \
                     `true if`";
        assert!(broken.contains(wrong), "{broken}");
        assert!(broken.contains("figures say `nothing`"), "{broken}");
        assert!(broken.contains("page says `nothing`"), "{broken}");
    }

    #[test]
    fn a_row_has_one_of_three_kinds_of_verdict() {
        let page = "| often said | verdict | shown by |\n|---|---|---|\n\
                    | A is B. | true | [x](x.rs) |\n\
                    | B is C. | true if <!-- measured a.b -->3 us<!-- end \
                    --> | [x](x.rs) |\n| C is A. | perhaps | [x](x.rs) |\n";
        let all: Vec<_> = rows(page).collect();
        let of = |statement: &str| {
            let row = all.iter().find(|row| row.statement == statement);
            *row.expect("it is there")
        };
        assert_eq!(of("A is B.").verdict, Some(Verdict::True));
        assert_eq!(of("B is C.").verdict, Some(Verdict::TrueIf));
        assert_eq!(of("C is A.").verdict, None);
        assert!(!of("A is B.").is_measured());
        assert!(of("B is C.").is_measured());
        let other = BTreeMap::from([("a.b".to_owned(), "9 us".to_owned())]);
        assert_eq!(of("B is C.").words(&other), "true if 9 us");
        let none = BTreeMap::new();
        assert_eq!(of("B is C.").words(&none), "true if 3 us");
    }
}

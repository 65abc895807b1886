//! The programs of a section that the compiler refuses.

use std::path::Path;
use std::{fs, io};

use crate::first_doc_line;

/// A program that must not compile, and what the compiler says to it.
pub struct Rejected {
    /// The name of the file, without `.rs`.
    pub name: String,
    /// The text of the file.
    pub source: String,
    /// What the compiler said, as recorded; empty if it was not recorded yet.
    pub stderr: String,
}

impl Rejected {
    /// All of them, sorted by name; none if there is no folder `rejected`.
    ///
    /// They are read when they are asked for, so that a new one is a new file
    /// and nothing else.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn all(section_folder: &Path) -> io::Result<Vec<Self>> {
        let folder = section_folder.join("rejected");
        if !folder.exists() {
            return Ok(Vec::new());
        }
        let mut all = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let name = path.file_stem().unwrap_or_default();
            all.push(Self {
                name: name.to_string_lossy().into_owned(),
                source: fs::read_to_string(&path)?,
                stderr: fs::read_to_string(path.with_extension("stderr"))
                    .unwrap_or_default(),
            });
        }
        all.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(all)
    }

    /// What was wanted and why not: the first line of its documentation.
    #[must_use]
    pub fn title(&self) -> &str {
        first_doc_line(&self.source)
    }

    /// The name of the example that does it right, from the line
    /// ``//! Instead: `name` ``.
    #[must_use]
    pub fn instead(&self) -> Option<&str> {
        let lines = &mut self.source.lines();
        let rest = lines.find_map(|l| l.strip_prefix("//! Instead: `"))?;
        rest.split('`').next()
    }

    /// The codes marked in the file with `//~`, in order, each once.
    #[must_use]
    pub fn codes(&self) -> Vec<&str> {
        let mut codes = Vec::new();
        for (_, mark) in marks(&self.source) {
            if !codes.contains(&mark) {
                codes.push(mark);
            }
        }
        codes
    }

    /// The line numbers, from 1, that must fail, each with its mark: an error
    /// code, a lint's name or, for an error that has neither, words of its
    /// message between quotes.
    pub fn marks(&self) -> impl Iterator<Item = (usize, &str)> {
        marks(&self.source)
    }

    /// The program with its one change made: each block of `//+` lines takes
    /// the place of the line above it.
    #[must_use]
    pub fn accepted(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        let mut in_block = false;
        for line in self.source.lines() {
            let code = line.trim_start();
            let Some(added) = code.strip_prefix("//+") else {
                lines.push(line.to_owned());
                in_block = false;
                continue;
            };
            if !in_block {
                lines.pop();
            }
            in_block = true;
            lines.push(added.strip_prefix(' ').unwrap_or(added).to_owned());
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

fn marks(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source.lines().enumerate().flat_map(|(index, line)| {
        let marks = line.split_once("//~").map_or("", |(_, marks)| marks);
        let all = if marks.trim_start().starts_with('"') {
            vec![marks.trim().trim_matches('"')]
        } else {
            marks.split_whitespace().collect()
        };
        all.into_iter().map(move |mark| (index + 1, mark))
    })
}

#[cfg(test)]
mod tests {
    use super::Rejected;

    fn program(source: &str) -> Rejected {
        Rejected {
            name: "late_borrow".to_owned(),
            source: source.to_owned(),
            stderr: String::new(),
        }
    }

    #[test]
    fn a_block_of_plus_lines_replaces_the_line_above_it() {
        let source = "let a = 1;\nlet b = 2;\n    //+ let b = 3;\n    \
                      //+\n    //+ let c = 4;\nlet d = 5;\n";
        let accepted = program(source).accepted();
        assert_eq!(
            accepted,
            "let a = 1;\nlet b = 3;\n\nlet c = 4;\nlet d = 5;\n"
        );
    }

    #[test]
    fn marks_are_codes_or_quoted_words() {
        let source = "one(); //~ E0373 E0499\ntwo();\nthree(); //~ \"not \
                      Send\"\nfour(); //~ E0373\n";
        let program = program(source);
        assert_eq!(
            program.marks().collect::<Vec<_>>(),
            [(1, "E0373"), (1, "E0499"), (3, "not Send"), (4, "E0373")]
        );
        assert_eq!(program.codes(), ["E0373", "E0499", "not Send"]);
    }

    #[test]
    fn the_right_form_is_named_in_the_header() {
        let source =
            "//! Late.\n//!\n//! Instead: `scoped`, which waits.\n";
        assert_eq!(program(source).instead(), Some("scoped"));
        assert_eq!(program(source).title(), "Late.");
    }
}

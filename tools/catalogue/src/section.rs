//! The sections, and their examples in reading order.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::{Rejected, first_doc_line, read};

/// A section: a folder whose programs teach one subject.
#[derive(Clone, Debug)]
pub struct Section {
    /// The name of its package and of its folder.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
}

/// An example as it lies in its section's folder.
#[derive(Clone, Debug)]
pub struct Example {
    /// The name of the file, without `.rs`.
    pub name: String,
    /// The folder it lies in below `src`; empty if it lies in `src` itself.
    pub group: String,
    /// The file.
    pub path: PathBuf,
    /// The text of the file.
    pub source: String,
}

impl Example {
    /// Its title: the first line of the file's documentation.
    #[must_use]
    pub fn title(&self) -> &str {
        first_doc_line(&self.source)
    }
}

/// An example as a section's `src/main.rs` names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The heading it stands under; empty in a section without headings.
    pub group: String,
    /// Its name.
    pub name: String,
}

/// Returns the sections of the repository, in reading order: the members of
/// the workspace whose tests call the checks of a section.
///
/// # Errors
///
/// If the root's `Cargo.toml` cannot be read or lists no members.
pub fn sections(root: &Path) -> io::Result<Vec<Section>> {
    let manifest = read(&root.join("Cargo.toml"))?;
    let members = manifest
        .split_once("members = [")
        .and_then(|(_, rest)| rest.split_once(']'))
        .ok_or_else(|| io::Error::other("Cargo.toml lists no members"))?
        .0;
    let names = members.split('"').skip(1).step_by(2);
    let sections = names.map(|name| Section::new(name, root.join(name)));
    Ok(sections.filter(Section::is_one).collect())
}

impl Section {
    /// The section of this name in `folder`.
    #[must_use]
    pub fn new(name: &str, folder: impl Into<PathBuf>) -> Self {
        Self {
            name: name.to_owned(),
            folder: folder.into(),
        }
    }

    fn is_one(&self) -> bool {
        self.folder.join("tests/section.rs").is_file()
    }

    /// Returns the text of its `src/main.rs`.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn page(&self) -> io::Result<String> {
        read(&self.folder.join("src/main.rs"))
    }

    /// Returns the files of its examples, named or not, sorted by name.
    ///
    /// # Errors
    ///
    /// If a file or folder cannot be read.
    pub fn files(&self) -> io::Result<Vec<Example>> {
        let mut found = Vec::new();
        collect(&self.folder.join("src"), "", &mut found)?;
        found.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(found)
    }

    /// Returns its examples in reading order, as its `src/main.rs` names them.
    ///
    /// A name without a file and a file without a name are left out: what is
    /// wrong with them is for a check to say.
    ///
    /// # Errors
    ///
    /// If a file or folder cannot be read.
    pub fn examples(&self) -> io::Result<Vec<Example>> {
        let files = self.files()?;
        let named = named_in(&self.page()?);
        let file_of = |named: Named| {
            let mut files = files.iter();
            files.find(|file| file.name == named.name).cloned()
        };
        Ok(named.into_iter().filter_map(file_of).collect())
    }

    /// Returns its refused programs, sorted by name.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn rejected(&self) -> io::Result<Vec<Rejected>> {
        Rejected::all(&self.folder)
    }

    /// Returns the names of the crates that its examples use, as code writes
    /// them: `tokio_util`.
    #[must_use]
    pub fn dependencies(&self) -> Vec<String> {
        // Without the file, std is enough.
        let file = read(&self.folder.join("dependencies.toml"));
        let lines = file.unwrap_or_default();
        let names = lines.lines().filter_map(|line| line.split_once(" = "));
        names.map(|(name, _)| name.replace('-', "_")).collect()
    }
}

fn collect(
    folder: &Path,
    group: &str,
    found: &mut Vec<Example>,
) -> io::Result<()> {
    let named = |error: io::Error| {
        io::Error::new(
            error.kind(),
            format!("{}: {error}", folder.display()),
        )
    };
    for entry in fs::read_dir(folder).map_err(named)? {
        let path = entry.map_err(named)?.path();
        let name = path.file_stem().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, &name, found)?;
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("src/main.rs")
        {
            found.push(Example {
                name,
                group: group.to_owned(),
                source: read(&path)?,
                path,
            });
        }
    }
    Ok(())
}

/// Returns what a section's `src/main.rs` names in its call of
/// `tour::section!`, in order.
#[must_use]
pub fn named_in(page: &str) -> Vec<Named> {
    let Some((_, call)) = page.split_once("tour::section!") else {
        return Vec::new();
    };
    let mut words = words(call).into_iter().peekable();
    // `{ group [name, name] ... }`, or `[name, name]`.
    words.next();
    let mut named = Vec::new();
    let mut group = "";
    while let Some(word) = words.next() {
        match word {
            "]" if group.is_empty() => break,
            "]" => group = "",
            "}" => break,
            name if words.peek() == Some(&"[") => {
                group = name;
                words.next();
            }
            name => named.push(Named {
                group: group.to_owned(),
                name: name.to_owned(),
            }),
        }
    }
    named
}

/// The names and brackets in a piece of code.
fn words(code: &str) -> Vec<&str> {
    let is_bracket = |c: char| "[]{}".contains(c);
    let is_gap = |c: char| c.is_whitespace() || c == ',';
    let mut words = Vec::new();
    for piece in code.split(is_gap).filter(|piece| !piece.is_empty()) {
        for word in piece.split_inclusive(is_bracket) {
            match word.strip_suffix(is_bracket) {
                Some(name) => {
                    words.push(name);
                    words.push(&word[name.len()..]);
                }
                None => words.push(word),
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::root;

    fn named(page: &str) -> Vec<(String, String)> {
        let named = named_in(page).into_iter();
        named.map(|named| (named.group, named.name)).collect()
    }

    fn pair(group: &str, name: &str) -> (String, String) {
        (group.to_owned(), name.to_owned())
    }

    #[test]
    fn the_names_are_read_in_order() {
        let page = "fn main() {\n    tour::section![\n        one,\n        \
                    two,\n    ]\n}\n";
        assert_eq!(named(page), [pair("", "one"), pair("", "two")]);
        let page = "fn main() {\n    tour::section! {\n        a [one, two]\n\
                    \n        b [\n            three,\n        ]\n    }\n}\n";
        assert_eq!(
            named(page),
            [pair("a", "one"), pair("a", "two"), pair("b", "three")]
        );
        assert_eq!(named("fn main() {}"), []);
    }

    #[test]
    fn every_section_has_examples_and_each_named_one_a_file() {
        let root = root().expect("cargo test runs inside the repository");
        let sections = sections(&root).expect("the manifest is there");
        assert!(sections.len() > 1, "{sections:?}");
        for section in sections {
            let examples = section.examples().expect("they can be read");
            let page = section.page().expect("it can be read");
            assert_eq!(examples.len(), named_in(&page).len());
            assert!(!examples.is_empty(), "{}", section.name);
            for example in examples {
                assert!(!example.title().is_empty(), "{}", example.name);
            }
        }
    }
}

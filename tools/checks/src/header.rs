//! What the head of an example's file says about it.
//!
//! ```text
//! //! The lesson, in one sentence.
//! //!
//! //! Prints:
//! //!
//! //! ```text
//! //! order 7 packed
//! //! ```
//! ```
//!
//! `Prints, in any order:` compares sorted lines. With `where {braces} vary`
//! in that line, `{size}` stands for any text within a line. `On stderr:` in
//! the same forms is for an example whose lesson is a panic or a warning.

use std::ops::Range;

/// A block of output that the header promises.
pub(crate) struct Block {
    pub any_order: bool,
    pub varies: bool,
    pub text: String,
    /// The lines of the file between the two fences, counted from 0.
    pub lines: Range<usize>,
}

#[derive(Default)]
pub(crate) struct Header {
    pub lesson: String,
    pub stdout: Option<Block>,
    pub stderr: Option<Block>,
}

pub(crate) fn parse(source: &str) -> Result<Header, String> {
    let docs: Vec<&str> = source
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    let mut header = Header {
        lesson: (*docs.first().unwrap_or(&"")).to_owned(),
        ..Header::default()
    };
    for (index, line) in docs.iter().enumerate() {
        if !line.ends_with(':') {
            continue;
        }
        let slot = if line.starts_with("Prints") {
            &mut header.stdout
        } else if line.starts_with("On stderr") {
            &mut header.stderr
        } else {
            continue;
        };
        let start = index + 3;
        if docs.get(index + 1) != Some(&"")
            || docs.get(index + 2) != Some(&"```text")
        {
            return Err(format!(
                "after `{line}` comes an empty `//!` line and then ```text"
            ));
        }
        let rest = docs.get(start..).unwrap_or_default();
        let length = rest.iter().position(|line| *line == "```");
        let length = length.ok_or("a ```text block has no end")?;
        let mut text = rest[..length].join("\n");
        if length > 0 {
            text.push('\n');
        }
        let block = Block {
            any_order: line.contains("in any order"),
            varies: line.contains("where {braces} vary"),
            text,
            lines: start..start + length,
        };
        if slot.replace(block).is_some() {
            return Err(format!("`{line}` stands there twice"));
        }
    }
    Ok(header)
}

impl Block {
    pub(crate) fn agrees_with(&self, printed: &str) -> bool {
        if !self.any_order && !self.varies {
            return self.text == printed;
        }
        let said: Vec<&str> = self.text.lines().collect();
        let mut printed: Vec<&str> = printed.lines().collect();
        if said.len() != printed.len() {
            return false;
        }
        if !self.any_order {
            return said.iter().zip(printed).all(|(s, p)| self.line(s, p));
        }
        // A line without braces is no one else's match: it goes first.
        let (exact, braced): (Vec<&str>, Vec<&str>) =
            said.into_iter().partition(|line| !line.contains('{'));
        exact.into_iter().chain(braced).all(|said| {
            let at = printed.iter().position(|line| self.line(said, line));
            at.map(|at| printed.swap_remove(at)).is_some()
        })
    }

    fn line(&self, said: &str, printed: &str) -> bool {
        if !self.varies {
            return said == printed;
        }
        let mut parts = fixed_parts(said).into_iter();
        let first = parts.next().unwrap_or_default();
        let Some(mut rest) = printed.strip_prefix(first.as_str()) else {
            return false;
        };
        let mut parts: Vec<String> = parts.collect();
        let Some(last) = parts.pop() else {
            return rest.is_empty();
        };
        for part in parts {
            // What braces stand for is never empty.
            let Some(at) = rest.get(1..).and_then(|r| r.find(&part)) else {
                return false;
            };
            rest = &rest[1 + at + part.len()..];
        }
        rest.len() > last.len() && rest.ends_with(&last)
    }
}

/// `took {n} ms` is `took ` and ` ms`; braces around anything but a name stay.
fn fixed_parts(line: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = line;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        parts.last_mut().expect("one at least").push_str(before);
        let close = from.find('}').unwrap_or(0);
        let name = from.get(1..close).unwrap_or_default();
        if !name.is_empty()
            && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        {
            parts.push(String::new());
            rest = &from[close + 1..];
        } else {
            parts.last_mut().expect("one at least").push('{');
            rest = &from[1..];
        }
    }
    parts.last_mut().expect("one at least").push_str(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn agrees(form: &str, said: &str, printed: &str) -> bool {
        let said = said.lines().map(|line| format!("//! {line}\n"));
        let said: String = said.collect();
        let source = format!(
            "//! Lesson.\n//!\n//! {form}\n//!\n//! ```text\n{said}//! \
             ```\n\nfn main() {{}}\n"
        );
        let header = parse(&source).expect("a whole header");
        header.stdout.expect("one block").agrees_with(printed)
    }

    #[test]
    fn exact_is_exact() {
        assert!(agrees("Prints:", "one\ntwo", "one\ntwo\n"));
        assert!(!agrees("Prints:", "one\ntwo", "two\none\n"));
        assert!(!agrees("Prints:", "one\ntwo", "one\n"));
        assert!(!agrees("Prints:", "{a}", "1\n"));
    }

    #[test]
    fn any_order_counts_each_line() {
        let form = "Prints, in any order:";
        assert!(agrees(form, "one\ntwo", "two\none\n"));
        assert!(!agrees(form, "one\ntwo", "two\ntwo\n"));
        assert!(!agrees(form, "one\ntwo", "two\none\none\n"));
    }

    #[test]
    fn braces_vary_within_a_line() {
        let form = "Prints, where {braces} vary:";
        assert!(agrees(form, "took {n} of {m} ms", "took 1 of 20 ms\n"));
        assert!(agrees(form, "P { x: {n} }", "P { x: 7 }\n"));
        assert!(!agrees(form, "took {n} ms", "took  ms\n"));
        assert!(!agrees(form, "took {n} ms", "took 1 s\n"));
        assert!(!agrees(form, "took {n}\nend", "took 1\n"));
        let form = "Prints, in any order, where {braces} vary:";
        assert!(agrees(form, "{a} x\nb x", "b x\nc x\n"));
        assert!(!agrees(form, "{a} x\nb x", "c x\nc x\n"));
    }
}

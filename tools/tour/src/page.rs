//! The pages a section prints about itself.
//!
//! Only ASCII, so that no locale is too small for them.

use std::fs;
use std::path::Path;

use catalogue::first_doc_line;

use crate::terminal::{bold, fold};
use crate::{Example, Rejected, Section, go};

pub(crate) fn title(section: &Section) {
    println!("{}", bold(&fold(first_doc_line(section.page), 0)));
}

/// What stands above an example's output when several are run.
pub(crate) fn heading(example: &Example) {
    let lesson = fold(example.lesson(), 0);
    println!("\n{}\n{lesson}\n", bold(example.name));
}

pub(crate) fn list(section: &Section) {
    title(section);
    let names = section.examples.iter().map(|example| example.name.len());
    let width = names.max().unwrap_or_default();
    let mut group = None;
    for example in section.examples {
        if group != Some(example.group) {
            group = Some(example.group);
            let words = example.group.replace('_', " ");
            println!(
                "{}{}",
                if words.is_empty() { "" } else { "\n" },
                bold(&words)
            );
        }
        let lesson = fold(example.lesson(), width + 4);
        println!("  {:width$}  {lesson}", example.name);
    }
}

pub(crate) fn list_rejected(section: &Section, all: &[Rejected]) {
    println!("{}\n", bold("Programs that the compiler refuses"));
    let width = all.iter().map(|rejected| rejected.name.len()).max();
    let width = width.unwrap_or_default();
    for rejected in all {
        let title = fold(rejected.title(), width + 4);
        println!("  {:width$}  {title}", rejected.name);
        println!("  {:width$}  {}", "", rejected.codes().join(", "));
    }
    println!(
        "\nOne of them: cargo run -p {} -- --rejected NAME",
        section.name
    );
}

pub(crate) fn rejected(section: &Section, rejected: &Rejected) {
    println!("{}", rejected.source);
    let (compiler, text) =
        rejected.stderr.split_once('\n').unwrap_or_default();
    let compiler = compiler.trim_start_matches("# ");
    println!(
        "{}\n\n{}",
        bold(&format!("{compiler} says:")),
        text.trim_end()
    );
    println!("\n{}\n", bold("How to write it"));
    println!("Put the lines after //+ in place of the line above them.");
    if let Some(right) = rejected.instead() {
        println!("Whole: cargo run -p {} -- --show {right}", section.name);
    }
}

pub(crate) fn dependencies(section: &Section, place: &Path) {
    let needy: Vec<&str> = section
        .examples
        .iter()
        .filter(|example| example.needs_edition_2024())
        .map(|example| example.name)
        .collect();
    if !needy.is_empty() {
        println!("# Needs edition = \"2024\":");
        for name in needy {
            println!("#   {name}");
        }
    }
    match fs::read_to_string(place.join("dependencies.toml")) {
        Ok(lines) => print!("{lines}"),
        Err(_) => println!("# none: std is enough"),
    }
}

pub(crate) fn help(section: &Section) {
    let name = section.name;
    title(section);
    println!(
        "
cargo run -p {name}                       run all examples
cargo run -p {name} -- NAME...            run some
cargo run -p {name} -- --list             names and lessons
cargo run -p {name} -- --show NAME        the file, a whole main.rs
cargo run -p {name} -- --dependencies     the lines for its Cargo.toml
cargo run -p {name} -- --rejected         the programs that must not compile
cargo run -p {name} -- --rejected NAME    one, and what the compiler says"
    );
    if go::folder(section).is_some() {
        println!(
            "cargo run -p {name} -- --go NAME          the Go program, and what \
             it prints
cargo run -p {name} -- --both NAME        run both: do they agree?"
        );
    }
    println!(
        "
With the output in a pipe or in a file, or with NO_COLOR set, nothing is bold."
    );
}

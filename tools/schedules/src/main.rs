//! The examples' own files, run in every order of their threads' steps.

mod page;

use std::process::ExitCode;
use std::{env, ffi::OsString};

use schedules::{CASES, Case};

/// What can be asked for by name.
enum Named {
    Shuttled(&'static Case),
    #[cfg(feature = "loom")]
    Loomed(&'static loomed::Case),
}

fn main() -> ExitCode {
    tour::terminal::leave_quietly_when_nobody_reads();
    let mut chosen = Vec::new();
    for argument in env::args_os().skip(1) {
        match argument.to_str() {
            Some("--list" | "-l" | "list") => {
                page::list();
                return ExitCode::SUCCESS;
            }
            Some("--help" | "-h" | "help") => {
                page::help();
                return ExitCode::SUCCESS;
            }
            Some("--version" | "-V") => {
                println!("schedules {}", env!("CARGO_PKG_VERSION"));
                return ExitCode::SUCCESS;
            }
            Some(option) if option.starts_with('-') => {
                eprintln!("invalid option '{option}'");
                eprintln!("try: cargo run -p schedules -- --help");
                return ExitCode::from(2);
            }
            _ => {}
        }
        match find(&argument) {
            Ok(named) => chosen.push(named),
            Err(message) => {
                eprintln!("{message}");
                return ExitCode::from(2);
            }
        }
    }
    let good = if chosen.is_empty() {
        page::all()
    } else {
        let mut good = true;
        for (index, named) in chosen.iter().enumerate() {
            if index > 0 {
                println!("\n");
            }
            good &= page::tell(named);
        }
        good
    };
    ExitCode::from(u8::from(!good))
}

fn find(name: &OsString) -> Result<Named, String> {
    if let Some(case) = CASES.iter().find(|case| *name == *case.name) {
        return Ok(Named::Shuttled(case));
    }
    let loomed = &mut loomed::CASES.iter();
    if let Some(case) = loomed.find(|case| *name == *case.name) {
        #[cfg(feature = "loom")]
        return Ok(Named::Loomed(case));
        #[cfg(not(feature = "loom"))]
        return Err(format!(
            "`{0}` needs loom, which is not built\ntry: cargo run -p schedules \
             --features loom -- {0}",
            case.name
        ));
    }
    let names = CASES.iter().map(|case| case.name);
    let names = names.chain(loomed::CASES.iter().map(|case| case.name));
    Err(unknown(&name.to_string_lossy(), names))
}

/// The most names that are offered for a wrong one.
const NEAR: usize = 5;

/// No such case: the names near it.
fn unknown<'a>(
    wrong: &str,
    names: impl Iterator<Item = &'a str>,
) -> String {
    let mut near: Vec<_> = names
        .map(|name| (catalogue::distance(name, wrong), name))
        .collect();
    let best = near.iter().map(|(distance, _)| *distance).min();
    near.retain(|(distance, name)| {
        // Farther than half a name it would be a guess, unless one of its
        // words is asked for.
        let typo = Some(*distance) <= best.map(|best| best + 1)
            && distance * 2 <= name.len();
        typo || name.split('_').any(|word| word == wrong)
    });
    near.sort_unstable();
    near.truncate(NEAR);
    let near: Vec<_> = near.iter().map(|(_, name)| *name).collect();
    let question = match near[..] {
        [] => String::new(),
        [near] => format!("; did you mean `{near}`?"),
        _ => {
            format!("; did you mean one of these?\n  {}", near.join("\n  "))
        }
    };
    format!(
        "no case `{wrong}`{question}\nall names: cargo run -p schedules -- \
         --list"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(wrong: &str) -> String {
        unknown(wrong, CASES.iter().map(|case| case.name))
    }

    #[test]
    fn a_typo_is_answered_with_one_name() {
        let said = answer("lost_updat");
        assert!(said.contains("did you mean `lost_update`?"), "{said}");
        assert_eq!(said.lines().count(), 2, "{said}");
    }

    #[test]
    fn a_word_is_answered_with_the_names_that_have_it() {
        let said = answer("queue");
        for name in ["queue_of_one_cook", "queue_in_a_rush"] {
            assert!(said.contains(name), "{said}");
        }
        assert!(said.lines().count() <= NEAR + 2, "{said}");
    }

    #[test]
    fn what_is_near_nothing_is_answered_with_no_name() {
        for wrong in ["zzzzzzzzzz", ""] {
            assert_eq!(answer(wrong).lines().count(), 2);
            assert!(!answer(wrong).contains("did you mean"));
        }
    }
}

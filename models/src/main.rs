//! The examples' own files, run in every order of their threads' steps.

mod page;

use std::process::ExitCode;
use std::{env, ffi::OsString};

use loomed::Model as Loomed;
use models::{MODELS, Model};

/// What can be asked for by name.
enum Named {
    Shuttled(&'static Model),
    Loomed(&'static Loomed),
}

fn main() -> ExitCode {
    tour::terminal::leave_quietly_when_nobody_reads();
    let mut chosen = Vec::new();
    for argument in env::args_os().skip(1) {
        match argument.to_str() {
            Some("--list" | "-l") => {
                page::list();
                return ExitCode::SUCCESS;
            }
            Some("--help" | "-h") => {
                page::help();
                return ExitCode::SUCCESS;
            }
            Some(option) if option.starts_with('-') => {
                eprintln!("invalid option '{option}'");
                eprintln!("try: cargo run -p models -- --help");
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
    if let Some(model) = MODELS.iter().find(|model| *name == *model.name) {
        return Ok(Named::Shuttled(model));
    }
    let loomed = &mut loomed::MODELS.iter();
    if let Some(model) = loomed.find(|model| *name == *model.name) {
        return Ok(Named::Loomed(model));
    }
    let wrong = name.to_string_lossy();
    let names = MODELS.iter().map(|model| model.name);
    let names = names.chain(loomed::MODELS.iter().map(|model| model.name));
    let near = names
        .clone()
        .map(|name| (strsim::damerau_levenshtein(name, &wrong), name))
        .min()
        // Farther than that it would be a guess.
        .filter(|(distance, name)| *distance * 2 <= name.len());
    let mut message = format!("no model `{wrong}`");
    if let Some((_, near)) = near {
        message.push_str("; did you mean `");
        message.push_str(near);
        message.push_str("`?");
    }
    for name in names {
        message.push_str("\n  ");
        message.push_str(name);
    }
    Err(message)
}

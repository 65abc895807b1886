//! An example compiles and runs where nothing of this workspace is.
//!
//! All programs of a section, accepted and refused, become the binaries of
//! one package that has the section's dependencies and a workspace of its
//! own. One `cargo check` looks at them all.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs, io};

use serde_json::Value;

use crate::{Record, Section, checks_all, outputs, process};

/// What the compiler says about one of the programs.
pub(crate) struct Message {
    /// `example-NAME`, `refused-NAME` or `accepted-NAME`.
    pub program: String,
    pub level: String,
    pub code: Option<String>,
    pub text: String,
    /// The line of the program it points at, from 1.
    pub line: Option<usize>,
    /// As the compiler prints it.
    pub rendered: String,
}

/// Each example compiles without a warning as the `main.rs` of a package that
/// has nothing but the dependencies its section declares. Of edition 2021,
/// unless its header has a line `//! Needs edition 2024`.
pub fn stands_alone(section: &Section) -> Vec<String> {
    let mut complaints = Vec::new();
    if let Err(complaint) = dependencies_are_written_down(section) {
        complaints.push(complaint);
    }
    let messages = match section.compiled() {
        Ok(messages) => messages,
        Err(error) => return vec![error],
    };
    for example in section.examples() {
        let program = format!("example-{}", example.name);
        let file = section.title_of(&example.path);
        for message in messages {
            if message.program == program && message.line.is_some() {
                let edition = if tour::needs_edition_2024(&example.source) {
                    "2024"
                } else {
                    "2021 (or its header says `//! Needs edition 2024`)"
                };
                complaints.push(format!(
                    "{file}, copied into an empty package of edition \
                     {edition}:\n{}",
                    message.rendered
                ));
            }
        }
    }
    complaints
}

/// Each example, copied into such a package and built for release, prints what
/// its header says, and has no task left at its end. Checked where everything
/// is: it builds every example once more.
pub fn stands_alone_in_release(section: &Section) -> Vec<String> {
    if !checks_all() {
        return Vec::new();
    }
    let package = match lay_out_counted(section) {
        Ok(package) => package,
        Err(error) => return vec![format!("{}: {error}", section.name)],
    };
    let built = cargo(section, "build", &package, &["--release"]);
    if let Err(error) = built {
        return vec![error];
    }
    let mut complaints = Vec::new();
    for example in section.examples() {
        let program = format!("example-{}", example.name);
        let program = format!("{program}{}", env::consts::EXE_SUFFIX);
        let path = target(section).join("release").join(program);
        if !path.exists() {
            continue; // It did not compile: another check says so.
        }
        let mut command = Command::new(path);
        let faults = outputs::compare(section, &example, &mut command);
        complaints.extend(
            faults
                .iter()
                .map(|fault| format!("alone, in release: {fault}")),
        );
    }
    complaints
}

impl Section {
    /// All that the compiler says to the programs of this section.
    pub(crate) fn compiled(&self) -> Result<&[Message], String> {
        let compiled = self.compiled.get_or_init(|| {
            if Record::Outputs.is_wanted() {
                // They are about to be read.
                dependencies_are_written_down(self)?;
            }
            let package = lay_out(self)
                .map_err(|error| format!("{}: {error}", self.name))?;
            let ended = cargo(self, "check", &package, &[])?;
            let messages: Vec<_> =
                ended.stdout.lines().filter_map(message).collect();
            let failed =
                !ended.status.is_some_and(|status| status.success());
            if messages.is_empty() && failed {
                return Err(format!("{}: {}", self.name, ended.stderr));
            }
            Ok(messages)
        });
        compiled.as_deref().map_err(Clone::clone)
    }
}

/// Where the section's programs are built, whichever section: they share
/// their dependencies.
fn target(section: &Section) -> PathBuf {
    section.scratch.join("alone-target")
}

fn cargo(
    section: &Section,
    verb: &str,
    package: &Path,
    options: &[&str],
) -> Result<process::Ended, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(package)
        .args([verb, "--quiet", "--offline", "--bins", "--keep-going"])
        .args(["--message-format=json"])
        .args(options)
        .arg("--target-dir")
        .arg(target(section))
        .env("CARGO_ENCODED_RUSTFLAGS", flags_with_fixed_width());
    // The dependencies of a section are built here, once.
    process::run(&mut command, Duration::from_mins(10))
        .map_err(|error| format!("cargo cannot be run: {error}"))
}

/// The compiler flags of the reader's environment, and the width at which
/// errors are recorded.
///
/// Without that flag rustc asks the terminal how wide it is. It finds the
/// terminal even if no stream leads there (it opens `/dev/tty`), and shortens
/// the lines it shows. 140 columns is what it takes without a terminal.
fn flags_with_fixed_width() -> String {
    const SEPARATOR: &str = "\x1f";
    let encoded = env::var("CARGO_ENCODED_RUSTFLAGS").ok();
    let plain = || env::var("RUSTFLAGS").unwrap_or_default();
    let mut flags = encoded.unwrap_or_else(|| {
        let words: Vec<_> =
            plain().split_whitespace().map(str::to_owned).collect();
        words.join(SEPARATOR)
    });
    if !flags.is_empty() {
        flags += SEPARATOR;
    }
    flags + "--diagnostic-width=140"
}

/// Writes the package and returns its folder.
fn lay_out(section: &Section) -> io::Result<PathBuf> {
    let mut programs = Vec::new();
    for example in section.examples() {
        programs.push(("example", "src", example.name, example.source));
    }
    for rejected in section.rejected() {
        let accepted = rejected.accepted();
        let name = rejected.name;
        let refused = rejected.source;
        programs.push(("refused", "rejected", name.clone(), refused));
        programs.push(("accepted", "accepted", name, accepted));
    }
    write_package(section, "alone", programs)
}

/// The same with the examples only, which count their tasks.
fn lay_out_counted(section: &Section) -> io::Result<PathBuf> {
    let examples = section.examples().into_iter();
    let programs = examples
        .map(|e| ("example", "src", e.name, counted(&e.source)))
        .collect();
    write_package(section, "counted", programs)
}

/// The program with a `main` that looks, after its own, whether a task is
/// left. A file that says what it leaves behind is taken as it is.
fn counted(source: &str) -> String {
    const MAIN: &str = "pub async fn main()";
    let attribute = source
        .lines()
        .find(|line| line.starts_with("#[tokio::main"))
        .filter(|_| !source.contains("\n//! Leaves behind: "));
    let (Some(attribute), Some((_, rest))) =
        (attribute, source.split_once(MAIN))
    else {
        return source.to_owned();
    };
    let returns = rest.split('{').next().unwrap_or_default();
    let lesson = source.replacen(attribute, "", 1).replacen(
        MAIN,
        "async fn lesson()",
        1,
    );
    // Without a sleep: a task that is woken or aborted ends in the next few
    // turns, and one that waits for a timer is still there. On a runtime of many
    // threads it ends on another thread, which this one lets run.
    format!(
        "{lesson}
{attribute}
async fn main(){returns}{{
    let ended = lesson().await;
    let tasks = tokio::runtime::Handle::current().metrics();
    for _ in 0..1000 {{
        if tasks.num_alive_tasks() == 0 {{
            return ended;
        }}
        tokio::task::yield_now().await;
        std::thread::yield_now();
    }}
    eprintln!(
        \"{{}} tasks are left at its end: await what it starts, or say in \
         the header what it leaves behind\",
        tasks.num_alive_tasks()
    );
    ended
}}
"
    )
}

fn write_package(
    section: &Section,
    name: &str,
    programs: Vec<(&str, &str, String, String)>,
) -> io::Result<PathBuf> {
    let package = section.scratch.join(format!("{name}-{}", section.name));
    let mut manifest = String::from(
        "[package]\nname = \"alone\"\nedition = \"2024\"\npublish = \
         false\n\n[workspace]\n\n[profile.dev]\ndebug = false\n\n\
         [profile.release]\nlto = \"off\"\n\n\
         [dependencies]\n",
    );
    let lines = section.folder.join("dependencies.toml");
    manifest += &fs::read_to_string(lines).unwrap_or_default();
    for (kind, folder, name, source) in programs {
        let path = format!("{folder}/{name}.rs");
        // A section compiles its examples for edition 2024 itself. A reader
        // may copy them into an older package.
        let is_example = kind == "example";
        let edition = if is_example && !tour::needs_edition_2024(&source) {
            "2021"
        } else {
            "2024"
        };
        let _ = write!(
            manifest,
            "\n[[bin]]\nname = \"{kind}-{name}\"\npath = \"{path}\"\n\
             edition = \"{edition}\"\n"
        );
        write_if_new(&package.join(path), &source)?;
    }
    write_if_new(&package.join("Cargo.toml"), &manifest)?;
    // The versions that the workspace has are there already: no network.
    let lock = section.folder.join("../Cargo.lock");
    if let Ok(lock) = fs::read_to_string(lock) {
        write_if_new(&package.join("Cargo.lock"), &lock)?;
    }
    Ok(package)
}

/// Leaves a file alone that is as it should be, so that cargo has no work.
fn write_if_new(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

fn message(line: &str) -> Option<Message> {
    let json: Value = serde_json::from_str(line).ok()?;
    let message = json.get("message")?;
    let program = json["target"]["name"].as_str()?.to_owned();
    let string = |value: &Value| value.as_str().map(str::to_owned);
    let spans = message["spans"].as_array()?;
    let primary = spans
        .iter()
        .find(|span| span["is_primary"].as_bool() == Some(true));
    Some(Message {
        program,
        level: string(&message["level"])?,
        code: string(&message["code"]["code"]),
        text: string(&message["message"])?,
        line: primary.and_then(line_in_program),
        rendered: string(&message["rendered"])?,
    })
}

/// The line in the program itself, also for an error in a macro it calls.
fn line_in_program(span: &Value) -> Option<usize> {
    let mut span = span;
    while let Some(call) = span["expansion"].get("span") {
        span = call;
    }
    usize::try_from(span["line_start"].as_u64()?).ok()
}

/// `dependencies.toml` has the lines that a reader needs, and no others.
///
/// They are what the section's `Cargo.toml` declares, with the versions and
/// features that it takes from the workspace written out.
fn dependencies_are_written_down(section: &Section) -> Result<(), String> {
    let path = section.folder.join("dependencies.toml");
    let written = fs::read_to_string(&path).unwrap_or_default();
    let declared = declared_dependencies(section)?;
    if written == declared {
        return Ok(());
    }
    if Record::Outputs.is_wanted() {
        let done = if declared.is_empty() {
            fs::remove_file(&path)
        } else {
            fs::write(&path, declared)
        };
        return done
            .map_err(|error| format!("{}: {error}", path.display()));
    }
    Err(format!(
        "{} should read\n{declared}to write it: RECORD=outputs cargo test \
         -p {}",
        section.title_of(&path),
        section.name
    ))
}

fn declared_dependencies(section: &Section) -> Result<String, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(&section.folder).args([
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version=1",
    ]);
    let ended = process::run(&mut command, Duration::from_mins(1))
        .map_err(|error| format!("cargo cannot be run: {error}"))?;
    let metadata: Value = serde_json::from_str(&ended.stdout)
        .map_err(|error| format!("{error}: {}", ended.stderr))?;
    let packages = metadata["packages"].as_array();
    let package = packages
        .and_then(|packages| {
            packages.iter().find(|p| p["name"] == *section.name)
        })
        .ok_or_else(|| {
            format!("cargo knows no package {}", section.name)
        })?;
    let mut lines: Vec<String> = package["dependencies"]
        .as_array()
        .into_iter()
        .flatten()
        // What a section takes from the workspace itself, a reader who
        // copies a file does not need.
        .filter(|d| d["kind"].is_null() && d["path"].is_null())
        .map(dependency_line)
        .collect();
    lines.sort();
    Ok(lines.concat())
}

fn dependency_line(dependency: &Value) -> String {
    let name = dependency["name"].as_str().unwrap_or_default();
    let version = dependency["req"].as_str().unwrap_or_default();
    let version = version.trim_start_matches('^');
    let features: Vec<String> = dependency["features"]
        .as_array()
        .into_iter()
        .flatten()
        .map(Value::to_string)
        .collect();
    let default = dependency["uses_default_features"] != false;
    if default && features.is_empty() {
        return format!("{name} = \"{version}\"\n");
    }
    let mut line = format!("{name} = {{ version = \"{version}\"");
    if !default {
        line += ", default-features = false";
    }
    if !features.is_empty() {
        let _ = write!(line, ", features = [{}]", features.join(", "));
    }
    line + " }\n"
}

//! What the workspace depends on: under which licences, how often, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

/// Licences that a reader may combine with MIT or Apache-2.0 without a
/// thought. Of `A OR B` one is enough; of `A AND B` all are needed.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates of which two versions are built, for want of a newer dependent:
/// `syn` by the macros of several crates.
const TWICE: &[&str] = &["syn"];

fn house() -> PathBuf {
    checks::folder(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What cargo knows of this workspace and, unless `alone`, of all it needs
/// on this machine.
fn metadata(alone: bool) -> Value {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(house()).args([
        "metadata",
        "--offline",
        "--format-version=1",
    ]);
    if alone {
        cargo.arg("--no-deps");
    } else {
        // What another system needs is not downloaded here.
        cargo.args(["--filter-platform", &this_system()]);
    }
    let output = cargo.output().expect("cargo runs this test");
    let said = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {said}"))
}

/// The target for which the compiler builds here.
fn this_system() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output =
        Command::new(rustc).args(["--print", "host-tuple"]).output();
    let output = output.expect("the compiler built this test");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn is_allowed(licence: &str) -> bool {
    let licence = licence.replace('/', " OR ");
    licence.split(" AND ").all(|part| {
        let part = part.trim_matches(['(', ')', ' ']);
        part.split(" OR ").any(|one| {
            LICENCES.contains(&one.trim_matches(['(', ')', ' ']))
        })
    })
}

/// A version as numbers, to be compared.
fn version(text: &str) -> Vec<u32> {
    let numbers = text.split('.').map_while(|part| part.parse().ok());
    numbers.collect()
}

#[test]
fn no_dependency_needs_a_newer_compiler() {
    let metadata = metadata(false);
    let of_us = packages(&metadata)
        .find(|package| text(package, "name") == "checks")
        .map(|package| version(text(package, "rust_version")));
    let ours = of_us.expect("the workspace says what it needs");
    assert!(ours.len() >= 2, "{ours:?} is a version");
    let newer: Vec<_> = packages(&metadata)
        .filter(|p| {
            version(text(p, "rust_version")) > [&ours[..], &[0]].concat()
        })
        .map(|p| {
            format!("{}: {}", text(p, "name"), text(p, "rust_version"))
        })
        .collect();
    assert!(newer.is_empty(), "need more than {ours:?}: {newer:#?}");
}

#[test]
fn every_licence_is_known() {
    let metadata = metadata(false);
    let unknown: Vec<_> = packages(&metadata)
        .filter(|package| !is_allowed(text(package, "license")))
        .map(|p| format!("{}: {:?}", text(p, "name"), text(p, "license")))
        .collect();
    assert!(unknown.is_empty(), "look at these: {unknown:#?}");
}

#[test]
fn an_unknown_licence_is_noticed() {
    assert!(is_allowed("MIT OR Apache-2.0"));
    assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(is_allowed("Unlicense/MIT"));
    assert!(!is_allowed("GPL-3.0"));
    assert!(!is_allowed("MIT AND GPL-3.0"));
    assert!(!is_allowed(""));
}

#[test]
fn what_is_built_twice_is_known() {
    if !cfg!(target_os = "linux") {
        checks::skipped(
            "which crates are built twice: that list is Linux's",
        );
        return;
    }
    let metadata = metadata(false);
    let needed: BTreeSet<&str> = metadata["resolve"]["nodes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|node| text(node, "id"))
        .collect();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in packages(&metadata) {
        if needed.contains(text(package, "id")) {
            let name = versions.entry(text(package, "name")).or_default();
            name.insert(text(package, "version"));
        }
    }
    let twice = versions.iter().filter(|(_, versions)| versions.len() > 1);
    let twice: Vec<_> =
        twice.filter(|(name, _)| !TWICE.contains(name)).collect();
    assert!(twice.is_empty(), "two versions are built of {twice:#?}");
}

#[test]
fn every_dependency_is_used() {
    let metadata = metadata(true);
    let mut unused = Vec::new();
    for package in packages(&metadata) {
        let manifest = Path::new(text(package, "manifest_path"));
        let folder = manifest.parent().expect("a manifest is in a folder");
        let mut sources = String::new();
        for sub in ["src", "tests", "benches"] {
            read_all(&folder.join(sub), &mut sources);
        }
        let declared = package["dependencies"].as_array();
        for dependency in declared.into_iter().flatten() {
            let name = dependency["rename"]
                .as_str()
                .unwrap_or_else(|| text(dependency, "name"))
                .replace('-', "_");
            let words = [format!("{name}::"), format!("{name} as ")];
            let other = format!("crate {name}");
            let is_used = words.iter().any(|w| sources.contains(w))
                || sources.contains(&other);
            if !is_used {
                unused.push(format!(
                    "{} of {}",
                    name,
                    text(package, "name")
                ));
            }
        }
    }
    assert!(unused.is_empty(), "nothing uses {unused:#?}");
}

/// All the Rust below `folder`, in one text, with the files that are taken in
/// from elsewhere by `#[path]`.
fn read_all(folder: &Path, into: &mut String) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            read_all(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap_or_default();
            for rest in text.split("#[path = \"").skip(1) {
                let elsewhere = rest.split('"').next().unwrap_or_default();
                let elsewhere = folder.join(elsewhere);
                into.push_str(
                    &fs::read_to_string(elsewhere).unwrap_or_default(),
                );
            }
            into.push_str(&text);
        }
    }
}

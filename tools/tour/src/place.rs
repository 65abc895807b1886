//! Where the files of a section are, also in a checkout that was moved.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of the package `name`, which was at `compiled` when its program
/// was built; none if it is nowhere to be found.
///
/// Cargo does not build again because a checkout was moved, copied or renamed.
/// So the first answer is what `cargo run` says to the program, the second is
/// the checkout around the program, the last is where it was built.
#[must_use]
pub fn folder(name: &str, compiled: &str) -> Option<PathBuf> {
    let says = |variable| env::var_os(variable);
    let by_cargo = says("CARGO_PKG_NAME")
        .filter(|package| package == name)
        .and_then(|_| says("CARGO_MANIFEST_DIR"))
        .map(PathBuf::from);
    let program = env::current_exe().unwrap_or_default();
    let around = program.ancestors().map(|folder| folder.join(name));
    by_cargo
        .into_iter()
        .chain(around)
        .chain([PathBuf::from(compiled)])
        .find(|folder| is_package(folder))
}

fn is_package(folder: &Path) -> bool {
    folder.join("Cargo.toml").is_file()
}

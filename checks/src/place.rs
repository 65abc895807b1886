//! Where things are now, also in a checkout that was moved after the build.
//!
//! `env!("CARGO_MANIFEST_DIR")` is where they were when the test was compiled,
//! and cargo does not compile again because a folder has another name.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of the package whose test runs, given where that was when the
/// test was compiled: cargo tells each test that it starts.
#[must_use]
pub fn folder(compiled: &str) -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(compiled), PathBuf::from)
}

/// The place of something that was at `path` when the test of the package in
/// `compiled` was compiled. What is outside of the workspace has not moved.
///
/// Each package is a folder of the workspace's, and `target` is another,
/// unless the reader chose a place for it.
#[must_use]
pub fn now(compiled: &str, path: &str) -> PathBuf {
    let (old, new) = (Path::new(compiled), folder(compiled));
    match (old.parent(), new.parent(), Path::new(path)) {
        (Some(old), Some(new), path) => match path.strip_prefix(old) {
            Ok(inside) => new.join(inside),
            Err(_) => path.to_owned(),
        },
        (_, _, path) => path.to_owned(),
    }
}

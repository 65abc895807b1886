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
/// What the two places of the package end with alike lies in the workspace:
/// what is left of them is where the workspace was, and where it is.
#[must_use]
pub fn now(compiled: &str, path: &str) -> PathBuf {
    moved(Path::new(compiled), &folder(compiled), Path::new(path))
}

fn moved(compiled: &Path, folder: &Path, path: &Path) -> PathBuf {
    let (mut old, mut new) = (compiled, folder);
    while let (Some(old_above), Some(new_above)) =
        (old.parent(), new.parent())
        && old.file_name() == new.file_name()
    {
        (old, new) = (old_above, new_above);
    }
    match path.strip_prefix(old) {
        Ok(inside) => new.join(inside),
        Err(_) => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_built_moves_with_a_package_at_any_depth() {
        for package in ["ownership", "tools/checks"] {
            let compiled = Path::new("/a/before").join(package);
            let folder = Path::new("/a/after").join(package);
            let now = |path| moved(&compiled, &folder, Path::new(path));
            let target = Path::new("/a/after/target/tmp");
            assert_eq!(now("/a/before/target/tmp"), target, "{package}");
            assert_eq!(now("/elsewhere/tmp"), Path::new("/elsewhere/tmp"));
            let same = moved(&compiled, &compiled, Path::new("/a/b"));
            assert_eq!(same, Path::new("/a/b"));
        }
    }
}

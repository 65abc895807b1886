//! Where the repository is, also after it was moved or copied.

use std::path::{Path, PathBuf};
use std::{env, error, fmt};

/// A file that only the root of this repository has.
const MARK: &str = "tools/catalogue/Cargo.toml";

/// No folder above the program, or above the folder it runs in, is this
/// repository.
#[derive(Debug)]
pub struct NoRoot;

impl fmt::Display for NoRoot {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(
            "the files of the repository are not found: run this inside it, \
             with cargo",
        )
    }
}

impl error::Error for NoRoot {}

/// Returns the root of the repository that this program belongs to.
///
/// It is looked for at run time: above the package that cargo runs
/// (`CARGO_MANIFEST_DIR`), above the program itself, then above the folder it
/// runs in. No path is compiled in, so a checkout may be moved after a build.
///
/// # Errors
///
/// If none of them lies inside this repository.
pub fn root() -> Result<PathBuf, NoRoot> {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let places =
        [package, env::current_exe().ok(), env::current_dir().ok()];
    let mut above = places.iter().flatten();
    above.find_map(|place| root_above(place)).ok_or(NoRoot)
}

/// Returns the root of the repository that `place` lies in, if it is this one.
#[must_use]
pub fn root_above(place: &Path) -> Option<PathBuf> {
    let is_root = |folder: &&Path| folder.join(MARK).is_file();
    place.ancestors().find(is_root).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_found_from_any_folder_below_it() {
        let root = root().expect("cargo test runs inside the repository");
        assert!(root.join("Cargo.lock").is_file());
        let below = root.join("tools/catalogue/src");
        assert_eq!(root_above(&below), Some(root));
        assert_eq!(root_above(&env::temp_dir()), None);
    }
}

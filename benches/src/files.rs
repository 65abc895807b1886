//! Files that are there whole or not at all, and errors that name them.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Writes the file: to a temporary one beside it, which then takes its name.
/// If the program is ended halfway, the old file is still there and whole.
///
/// What is no plain file, such as `/dev/stdout`, is written to directly.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    if path.exists() && !path.is_file() {
        return fs::write(path, text).map_err(|error| named(path, &error));
    }
    // A link stays a link: what it leads to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let part = beside(&target);
    let written =
        fs::write(&part, text).and_then(|()| fs::rename(&part, &target));
    written.map_err(|error| {
        // It is not there if it could not be made.
        let _ = fs::remove_file(&part);
        named(path, &error)
    })
}

/// Finds out whether [`write()`] could write the file, and leaves no trace.
pub fn can_be_written(path: &Path) -> io::Result<()> {
    let open = |path: &Path| {
        let mut options = fs::OpenOptions::new();
        options.append(true).create(true).open(path)
    };
    if path.exists() {
        open(path).map_err(|error| named(path, &error))?;
        if !path.is_file() {
            return Ok(());
        }
    }
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let part = beside(&target);
    open(&part)
        .and_then(|_| fs::remove_file(&part))
        .map_err(|error| named(path, &error))
}

/// Reads the file as text.
pub fn read(path: &Path) -> io::Result<String> {
    fs::read_to_string(path).map_err(|error| {
        let why = format!("{} cannot be read: {error}", path.display());
        io::Error::new(error.kind(), why)
    })
}

/// In the same folder, so that to rename it moves no bytes. Two runs of this
/// program at once have two names.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    let mut part = OsString::from(".");
    part.push(name);
    part.push(format!(".{}.part", std::process::id()));
    path.with_file_name(part)
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    let why = format!("{} cannot be written: {error}", path.display());
    io::Error::new(error.kind(), why)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir()
            .join(format!("benches-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        folder
    }

    fn names(folder: &Path) -> Vec<OsString> {
        let all = fs::read_dir(folder).expect("the folder is there");
        all.map(|entry| entry.expect("it can be read").file_name())
            .collect()
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_is_left() {
        let folder = folder("whole");
        let path = folder.join("a.json");
        can_be_written(&path).expect("there is room");
        assert!(!path.exists(), "to ask leaves no trace");
        write(&path, "old").expect("there is room");
        write(&path, "new").expect("there is room");
        assert_eq!(read(&path).expect("it is there"), "new");
        assert_eq!(names(&folder), ["a.json"]);
        fs::remove_dir_all(folder).expect("it is ours");
    }

    #[test]
    fn an_error_names_the_file_and_leaves_nothing() {
        let folder = folder("error");
        let path = folder.join("missing").join("a.json");
        for outcome in [write(&path, "x"), can_be_written(&path)] {
            let said = outcome.expect_err("no such folder").to_string();
            assert!(said.contains("missing"), "{said}");
            assert!(said.contains("cannot be written"), "{said}");
        }
        // A folder is no file, and stays.
        let said = write(&folder, "x").expect_err("a folder").to_string();
        assert!(said.contains("cannot be written"), "{said}");
        assert!(names(&folder).is_empty());
        fs::remove_dir_all(folder).expect("it is ours");
    }

    /// The old file stays as it was when the new one cannot be written.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_of_the_file() {
        let full = Path::new("/dev/full");
        let said = write(full, "x").expect_err("it is full").to_string();
        assert!(said.starts_with("/dev/full cannot be written"), "{said}");
        let kind = write(full, "x").expect_err("it is full").kind();
        assert_eq!(kind, io::ErrorKind::StorageFull);
    }
}

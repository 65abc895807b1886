//! The checks that every section's `tests/section.rs` calls.
//!
//! Each takes a [`Section`] and returns its complaints: which file, what is
//! wrong, what to do. An empty list is a pass.

mod alone;
mod go;
mod hang;
mod hardship;
mod manners;
mod outputs;
mod place;
mod process;
mod registered;
mod rejected;
mod skip;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

pub use catalogue::checks_all;
use catalogue::{Example, Record};

pub use alone::{stands_alone, stands_alone_in_release};
pub use go::{go_agrees, go_is_clean, go_is_in_the_reference};
pub use hang::{LIMIT, no_test_may_hang};
pub use hardship::{bears_hardship, leaves_nothing_behind};
pub use manners::answers_its_reader;
pub use outputs::prints_what_its_header_says;
pub use place::{folder, now};
pub use registered::is_named_once_with_a_whole_header;
pub use rejected::{compares_words, is_refused_as_stated};
pub use skip::skipped;

/// The tests of a section: one for each check.
#[macro_export]
macro_rules! section {
    () => {
        static SECTION: std::sync::LazyLock<$crate::Section> =
            std::sync::LazyLock::new(|| {
                $crate::Section::new(
                    env!("CARGO_PKG_NAME"),
                    $crate::folder(env!("CARGO_MANIFEST_DIR")),
                    $crate::now(
                        env!("CARGO_MANIFEST_DIR"),
                        env!(concat!(
                            "CARGO_BIN_EXE_",
                            env!("CARGO_PKG_NAME")
                        )),
                    ),
                    $crate::now(
                        env!("CARGO_MANIFEST_DIR"),
                        env!("CARGO_TARGET_TMPDIR"),
                    ),
                )
            });
        $crate::section!(@tests
            is_named_once_with_a_whole_header
            prints_what_its_header_says
            stands_alone
            stands_alone_in_release
            is_refused_as_stated
            answers_its_reader
            bears_hardship
            leaves_nothing_behind
        );
    };
    (@tests $($check:ident)+) => {
        $(#[test]
        fn $check() -> Result<(), $crate::Complaints> {
            $crate::Complaints::none($crate::$check(&SECTION))
        })+
    };
}

/// What a check found, worded for whoever has to mend it.
pub struct Complaints(Vec<String>);

impl Complaints {
    /// A pass if there are none.
    ///
    /// # Errors
    ///
    /// The complaints, if there are some.
    pub fn none(complaints: Vec<String>) -> Result<(), Self> {
        if complaints.is_empty() {
            Ok(())
        } else {
            Err(Self(complaints))
        }
    }
}

// A failed test prints its error in this form.
impl fmt::Debug for Complaints {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "\n\n{}\n", self.0.join("\n\n"))
    }
}

/// A section as the checks see it.
pub struct Section {
    name: String,
    folder: PathBuf,
    binary: PathBuf,
    scratch: PathBuf,
    limit: Duration,
    compiled: OnceLock<Result<Vec<alone::Message>, String>>,
}

impl Section {
    /// The section in `folder`, whose program was built as `binary`.
    ///
    /// `scratch` is where packages to try things in may be written; what is
    /// built there is kept for the next time.
    #[must_use]
    pub fn new(
        name: &str,
        folder: impl Into<PathBuf>,
        binary: impl Into<PathBuf>,
        scratch: impl Into<PathBuf>,
    ) -> Self {
        Self {
            name: name.to_owned(),
            folder: folder.into(),
            binary: binary.into(),
            scratch: scratch.into(),
            // An example should end within two seconds. This is the guard
            // against a hang, wide enough for a machine with other work.
            limit: Duration::from_secs(30),
            compiled: OnceLock::new(),
        }
    }

    /// The same with another time after which an example counts as hung.
    #[must_use]
    pub fn with_limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// The files of all examples, sorted.
    fn examples(&self) -> Vec<Example> {
        catalogue::Section::new(&self.name, &self.folder)
            .files()
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// `src/wait_group.rs` of `scoped_threads`, as a reader would name it.
    fn title_of(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.folder).unwrap_or(path);
        // As a reader would type it, also where the separator is another.
        let inside = inside.display().to_string().replace('\\', "/");
        format!("{}/{inside}", self.name)
    }

    fn rejected(&self) -> Vec<catalogue::Rejected> {
        catalogue::Rejected::all(&self.folder).unwrap_or_else(|error| {
            panic!("{}/rejected cannot be read: {error}", self.name)
        })
    }
}

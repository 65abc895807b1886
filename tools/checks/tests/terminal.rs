//! In a narrow terminal a run of the tests ends as it does without one.

#[cfg(not(unix))]
#[test]
fn refusals_in_a_narrow_terminal() {
    checks::skipped("what the tests say in a narrow terminal: no pty here");
}

#[cfg(unix)]
mod narrow {
    use std::io::Read;
    use std::path::Path;
    use std::{env, fs};

    use checks::{Complaints, Section};
    use pty_process::Size;
    use pty_process::blocking::{Command, open};

    const COLUMNS: u16 = 60;

    /// In the environment of the run that has the terminal.
    const INSIDE: &str = "CHECKS_TEST_IN_A_TERMINAL";

    /// Nothing is kept from another run: cargo repeats what the compiler said
    /// then, however wide the terminal was.
    fn refusals() -> Vec<String> {
        let folder = checks::folder(env!("CARGO_MANIFEST_DIR"));
        let scratch = checks::now(
            env!("CARGO_MANIFEST_DIR"),
            env!("CARGO_TARGET_TMPDIR"),
        )
        .join("narrow-terminal");
        let _ = fs::remove_dir_all(&scratch);
        let section = folder.join("../../ownership");
        let no_binary = Path::new("");
        checks::is_refused_as_stated(&Section::new(
            "ownership",
            section,
            no_binary,
            scratch,
        ))
    }

    #[test]
    fn refusals_in_a_narrow_terminal() -> Result<(), Complaints> {
        if env::var_os(INSIDE).is_some() {
            return Complaints::none(refusals());
        }
        let (mut screen, terminal) = open().expect("a pty can be opened");
        screen
            .resize(Size::new(24, COLUMNS))
            .expect("its width can be set");
        let this = env::current_exe().expect("the system tells");
        let mut run = Command::new(this)
            .args(["refusals_in_a_narrow_terminal", "--nocapture"])
            .env(INSIDE, "1")
            .spawn(terminal)
            .expect("this test starts once more");
        let mut said = Vec::new();
        // At its end Linux gives an error instead of an end.
        let _ = screen.read_to_end(&mut said);
        let ended = run.wait().expect("it was started");
        let said = String::from_utf8_lossy(&said);
        assert!(said.contains("1 passed"), "{said}");
        assert!(ended.success());
        Ok(())
    }
}

//! A known hole through which safe code can have a data race.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds a program of `tests/programs`; None if the compiler refuses it.
fn build(name: &str) -> Option<PathBuf> {
    let program = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/programs")
        .join(format!("{name}.rs"));
    let built = Command::new(option_env!("RUSTC").unwrap_or("rustc"))
        .args(["--edition", "2024", "-A", "dead_code", "-o"])
        .args([&program, &source])
        .status()
        .expect("the compiler that built this test is there");
    built.success().then_some(program)
}

#[test]
fn safe_code_lends_a_local_forever() {
    let program = build("borrow_forever").expect(
        "this compiler refuses it: the hole is closed, so the rows of \
         CLAIMS.md that name it must be changed",
    );
    let ran = Command::new(program).output().expect("it was just built");
    let stdout = String::from_utf8(ran.stdout).expect("it prints ASCII");
    let lines: Vec<&str> = stdout.lines().collect();
    let read = "the thread read 5 bytes of a local of main";
    assert_eq!(lines, [read, "at the address it has in main: true"]);
}

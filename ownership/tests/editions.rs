//! What the edition changes in `guard_temporaries`, run under both.

use std::process::Command;

/// The lines that `guard_temporaries` prints when built for `edition`.
fn lines(edition: &str) -> Vec<String> {
    const HERE: &str = env!("CARGO_MANIFEST_DIR");
    let program = checks::now(HERE, env!("CARGO_TARGET_TMPDIR"))
        .join(format!("guard_temporaries-{edition}"));
    let source = checks::folder(HERE).join("src/guard_temporaries.rs");
    let built = Command::new(option_env!("RUSTC").unwrap_or("rustc"))
        .args(["--edition", edition])
        .arg(source)
        .arg("-o")
        .arg(&program)
        .status()
        .expect("the compiler that built this test is there");
    assert!(built.success());
    let ran = Command::new(program).output().expect("it was just built");
    let stdout = String::from_utf8(ran.stdout).expect("it prints ASCII");
    stdout.lines().map(str::to_owned).collect()
}

#[test]
fn only_the_else_of_an_if_let_changed() {
    let (old, new) = (lines("2021"), lines("2024"));
    let changed: Vec<_> = old
        .iter()
        .zip(&new)
        .filter(|(old, new)| old != new)
        .collect();
    let was = "in its else: still locked".to_owned();
    let is = "in its else: free".to_owned();
    assert_eq!(changed, [(&was, &is)]);
}

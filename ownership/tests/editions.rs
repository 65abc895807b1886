//! What the edition changes in `guard_temporaries` and in `move_into_thread`.

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
fn the_else_of_an_if_let_and_the_tail_changed() {
    let (old, new) = (lines("2021"), lines("2024"));
    let changed: Vec<_> = old
        .iter()
        .zip(&new)
        .filter(|(old, new)| old != new)
        .collect();
    let cases = ["in its else", "after a function's last expression"];
    let was = cases.map(|case| format!("{case}: still locked"));
    let is = cases.map(|case| format!("{case}: free"));
    assert_eq!(changed, was.iter().zip(&is).collect::<Vec<_>>());
}

/// What the compiler says to `move_into_thread` in `edition`.
fn errors(edition: &str) -> String {
    let source =
        concat!(env!("CARGO_MANIFEST_DIR"), "/src/move_into_thread.rs");
    let folder = env!("CARGO_TARGET_TMPDIR");
    let checked = Command::new(option_env!("RUSTC").unwrap_or("rustc"))
        .args(["--edition", edition, "--emit", "metadata", source])
        .args(["--out-dir", folder])
        .output()
        .expect("the compiler that built this test is there");
    String::from_utf8_lossy(&checked.stderr).into_owned()
}

#[test]
fn a_closure_takes_a_field_since_edition_2021() {
    let errors_of_2018 = errors("2018");
    assert!(errors_of_2018.contains("error[E0382]"), "{errors_of_2018}");
    for edition in ["2021", "2024"] {
        assert_eq!(errors(edition), "");
    }
}

//! What becomes of `racing_counter` with the `move` that the error suggests.

use std::fs;
use std::process::{Command, Output};

/// Compiles `racing_counter` with that `move` and the lints of `flags`.
fn compile(flags: &[&str]) -> Output {
    const HERE: &str = env!("CARGO_MANIFEST_DIR");
    let refused = checks::folder(HERE).join("rejected/racing_counter.rs");
    let source =
        fs::read_to_string(refused).expect("it is in this section");
    let moved = source.replace("spawn(|| visits", "spawn(move || visits");
    assert_ne!(moved, source, "there is a closure to add `move` to");

    let folder = checks::now(HERE, env!("CARGO_TARGET_TMPDIR"));
    let program = folder.join(format!("suggested_move{}.rs", flags.len()));
    fs::write(&program, moved).expect("the target folder is writable");
    Command::new(option_env!("RUSTC").unwrap_or("rustc"))
        .args(["--edition", "2024", "--emit", "metadata"])
        .args(flags)
        .arg("--out-dir")
        .args([&folder, &program])
        .output()
        .expect("the compiler that built this test is there")
}

#[test]
fn the_suggested_move_compiles_with_a_warning() {
    assert!(compile(&[]).status.success());
    let denied = compile(&["-D", "unused_assignments"]);
    assert!(!denied.status.success(), "the warning is gone");
}

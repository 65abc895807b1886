//! What `panic = "abort"` makes of `fault_isolation`: no panic is contained.

use std::path::Path;
use std::process::Command;

/// The lines that `fault_isolation` prints when built with `panic = "abort"`.
fn lines() -> Vec<String> {
    let program = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("aborts{}", std::env::consts::EXE_SUFFIX));
    let source = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/panics/fault_isolation.rs"
    );
    let built = Command::new(option_env!("RUSTC").unwrap_or("rustc"))
        .args(["--edition", "2024", "-C", "panic=abort", source, "-o"])
        .arg(&program)
        .status()
        .expect("the compiler that built this test is there");
    assert!(built.success());
    let ran = Command::new(program).output().expect("it was just built");
    let stdout = String::from_utf8(ran.stdout).expect("it prints ASCII");
    stdout.lines().map(str::to_owned).collect()
}

#[test]
fn with_panic_abort_a_panic_in_a_thread_ends_the_process() {
    let gone =
        |fault| format!("{fault} of a child: the whole process is gone");
    let expected = [
        gone("panic in one thread"),
        gone("panic in main"),
        gone("overflow in one thread"),
        gone("abort in one thread"),
        "the parent lives".to_owned(),
    ];
    assert_eq!(lines(), expected);
}

//! Where a panic cannot unwind, it ends the program and not the thread alone.

use std::path::Path;
use std::process::Command;

#[test]
fn a_panic_that_cannot_unwind_ends_the_process() {
    let program = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("cannot_unwind{}", std::env::consts::EXE_SUFFIX));
    let source = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/programs/cannot_unwind.rs"
    );
    let built = Command::new(option_env!("RUSTC").unwrap_or("rustc"))
        .args(["--edition", "2024", source, "-o"])
        .arg(&program)
        .status()
        .expect("the compiler that built this test is there");
    assert!(built.success());
    let goes_on = "main goes on, the thread ended well: false\n";
    for (place, printed) in
        [("closure", goes_on), ("thread-local", ""), ("extern C", "")]
    {
        let ran = Command::new(&program).arg(place).output();
        let ran = ran.expect("it was just built");
        assert_eq!(
            String::from_utf8_lossy(&ran.stdout),
            printed,
            "{place}"
        );
        assert_eq!(ran.status.success(), printed == goes_on, "{place}");
    }
}

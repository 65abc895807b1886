//! What `panic = "abort"` changes in `panic_in_task`, run with and without.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The builds of tokio beside this test; cargo has made at least one.
fn builds_of_tokio(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).expect("this test lies in there");
    files
        .map(|file| file.expect("the folder can be read").path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default();
            let name = name.to_string_lossy();
            name.starts_with("libtokio-") && name.ends_with(".rlib")
        })
        .collect()
}

/// What `panic_in_task` does when it is built for `strategy`.
fn run(strategy: &str) -> Output {
    let test = env::current_exe().expect("this test has a path");
    let dependencies = test.parent().expect("a file lies in a folder");
    let program = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("panic_in_task-{strategy}"))
        .with_extension(env::consts::EXE_EXTENSION);
    let source = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/stopping/panic_in_task.rs"
    );
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut complaints = String::new();
    // A build of another compiler, or with fewer features, does not fit.
    for tokio in builds_of_tokio(dependencies) {
        let built = Command::new(&rustc)
            .args(["--edition", "2024", "-C"])
            .arg(format!("panic={strategy}"))
            .arg("--extern")
            .arg(format!("tokio={}", tokio.display()))
            .arg("-L")
            .arg(format!("dependency={}", dependencies.display()))
            .args([source, "-o"])
            .arg(&program)
            .output()
            .expect("cargo runs this test, so there is a rustc");
        if built.status.success() {
            let ran = Command::new(&program).output();
            return ran.expect("it was just built");
        }
        complaints.push_str(&String::from_utf8_lossy(&built.stderr));
    }
    panic!("no build of tokio fits:\n{complaints}");
}

#[test]
fn a_panic_in_a_task_ends_a_program_that_aborts() {
    let unwound = run("unwind");
    let stdout = String::from_utf8_lossy(&unwound.stdout);
    assert!(unwound.status.success(), "{stdout}");
    assert!(stdout.contains("panicked: the oven is cold for order 3"));

    let aborted = run("abort");
    let stderr = String::from_utf8_lossy(&aborted.stderr);
    assert!(stderr.contains("the oven is cold for order 3"), "{stderr}");
    assert!(!aborted.status.success());
    assert_eq!(String::from_utf8_lossy(&aborted.stdout), "");
}

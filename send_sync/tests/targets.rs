//! What `atomics` says of processors, asked of the compiler.

use std::env;
use std::process::Command;

/// The `target_has_atomic` lines of a target.
fn atomic_steps(target: &str) -> Vec<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(["--print", "cfg", "--target", target])
        .output()
        .expect("cargo runs this test, so there is a rustc");
    let cfg = String::from_utf8_lossy(&output.stdout);
    assert!(cfg.contains("target_arch"), "rustc knows no {target}");
    cfg.lines()
        .filter(|line| line.starts_with("target_has_atomic="))
        .map(str::to_owned)
        .collect()
}

#[test]
fn some_processors_have_no_atomic_steps() {
    let none: [&str; 0] = [];
    assert_eq!(atomic_steps("riscv32i-unknown-none-elf"), none);
    assert_eq!(atomic_steps("thumbv6m-none-eabi"), none);
    let desktop = atomic_steps("x86_64-unknown-linux-gnu");
    assert!(desktop.iter().any(|line| line.ends_with("\"32\"")));
}

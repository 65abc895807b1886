//! Ask std once how many threads can run at a time, and let a setting override.
//!
//! For work that computes, `available_parallelism` is the number to start with:
//! it counts the CPUs this process may use, not those the machine has. The
//! second line is this program again, allowed one CPU by `taskset`, as a
//! container's cpuset would allow it: std and the crate `num_cpus` both notice.
//! What the crate has and std has not is the count of physical cores, which
//! belongs to the machine: it is no size for a pool. A container's quota
//! of CPU time counts as well, says the documentation of std; it is not tried
//! here. What the other processes leave you no call can tell, so let whoever
//! runs the program name a number, and refuse a bad one instead of guessing.
//!
//! The numbers differ from machine to machine.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! as started: {counts}
//! allowed one CPU: {counts}
//! WORKERS not set: {workers}
//! WORKERS=3: 3
//! WORKERS=0: refused: "0" is not a number of threads
//! WORKERS=all: refused: "all" is not a number of threads
//! ```

use std::error::Error;
use std::num::NonZero;
use std::process::Command;
use std::{env, fs, io, thread};

/// How many threads to start: what `setting` says, or one for each CPU.
pub fn workers(setting: Option<&str>) -> Result<usize, String> {
    let Some(text) = setting else {
        // It fails on systems that do not tell: then one thread will do.
        return Ok(thread::available_parallelism().map_or(1, NonZero::get));
    };
    let number: Result<NonZero<usize>, _> = text.trim().parse();
    let number = number
        .map_err(|_| format!("{text:?} is not a number of threads"))?;
    Ok(number.get())
}

fn counts() -> io::Result<String> {
    Ok(format!(
        "available_parallelism {}, num_cpus {}, physical cores {}",
        thread::available_parallelism()?,
        num_cpus::get(),
        num_cpus::get_physical()
    ))
}

const IS_CHILD: &str = "HOW_MANY_THREADS_CHILD";

/// The counts of this program, run again where it may use one CPU.
fn counts_on_one_cpu() -> Result<String, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let allowed = status.lines().find_map(|line| {
        let list = line.strip_prefix("Cpus_allowed_list:")?.trim();
        list.split(['-', ',']).next()
    });
    let output = Command::new("taskset")
        .args(["--cpu-list", allowed.ok_or("no list of CPUs")?])
        .arg(env::current_exe()?)
        .arg("how_many_threads") // Alone, this file takes no argument.
        .env(IS_CHILD, "yes")
        .output()?;
    let printed = String::from_utf8(output.stdout)?;
    let line = printed.lines().next().ok_or("taskset did not run it")?;
    assert!(line.starts_with("available_parallelism 1, num_cpus 1,"));
    Ok(line.to_owned())
}

pub fn main() -> Result<(), Box<dyn Error>> {
    if env::var_os(IS_CHILD).is_some() {
        println!("{}", counts()?);
        return Ok(());
    }
    println!("as started: {}", counts()?);
    match counts_on_one_cpu() {
        Ok(counts) => println!("allowed one CPU: {counts}"),
        Err(error) => println!("allowed one CPU: cannot try: {error}"),
    }
    // In your program the setting is `env::var("WORKERS").ok()`.
    for setting in [None, Some("3"), Some("0"), Some("all")] {
        let name =
            setting.map_or(" not set".to_owned(), |s| format!("={s}"));
        match workers(setting) {
            Ok(number) => println!("WORKERS{name}: {number}"),
            Err(reason) => println!("WORKERS{name}: refused: {reason}"),
        }
    }
    Ok(())
}

//! The program as a reader meets it, with the smallest work there is. No time
//! is asserted.

use std::path::PathBuf;
use std::process::{Command, Output};

checks::hang_guard!();

fn benches(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_benches"))
        .args(arguments)
        .output()
        .expect("the program starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn temporary(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn a_comparison_prints_and_writes_what_it_measured() {
    let (json, html) = (temporary("run.json"), temporary("run.html"));
    let (json_text, html_text) =
        (json.to_string_lossy(), html.to_string_lossy());
    let output = benches(&[
        "--workload",
        "cpu_fine",
        "--model",
        "sequential",
        "--model",
        "rayon",
        "--rounds",
        "1",
        "--json",
        &json_text,
        "--html",
        &html_text,
    ]);
    assert!(output.status.success(), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("cpu_fine: 20,000 x"), "{text}");
    let ok = text.lines().filter(|line| line.ends_with(" ok"));
    assert_eq!(ok.count(), 2, "{text}");
    let file = std::fs::read_to_string(json).expect("it was written");
    let record: serde_json::Value =
        serde_json::from_str(&file).expect("it is JSON");
    let cells = &record["workloads"][0]["cells"];
    assert_eq!(cells.as_array().map(Vec::len), Some(2));
    assert!(cells[0]["wall_ns"][0].is_f64(), "{cells}");
    assert!(record["about"]["compiler"].is_string(), "{record}");
    let page = std::fs::read_to_string(html).expect("it was written");
    assert!(page.contains("<svg"), "{page}");
}

#[test]
fn every_model_does_every_kind_of_work_in_its_own_process() {
    // The work of the comparison is too much for a debug build; its kinds
    // are the same.
    for model in benches::models::ALL {
        let mut worker = worker(model.name);
        for spec in [
            "cpu 9 3",
            "memory 4 100",
            "timers 7 100000 2",
            "timers 7 100000 0",
            "tcp 5 100000",
            "cpu 9 3",
        ] {
            let answer = worker.ask(
                spec,
                std::time::Duration::from_mins(1),
                &benches::worker::Stop::default(),
            );
            let expected =
                benches::models::expected(&spec.parse().expect("a spec"));
            let checksum = answer.map(|answer| answer.measured.checksum);
            assert_eq!(checksum, Ok(expected), "{} {spec}", model.name);
        }
    }
}

fn worker(model: &str) -> benches::worker::Worker {
    let mut command = Command::new(env!("CARGO_BIN_EXE_benches"));
    command.args(["worker", "model", model]);
    benches::worker::Worker::new(command)
}

#[test]
fn too_few_descriptors_are_said() {
    let mut worker = worker("tokio_current_thread");
    let answer = worker.ask(
        "tcp 100000000 1000",
        std::time::Duration::from_mins(1),
        &benches::worker::Stop::default(),
    );
    let said = format!("{answer:?}");
    assert!(said.contains("descriptors"), "{said}");
    // And it goes on with something else.
    let answer = worker.ask(
        "cpu 2 1",
        std::time::Duration::from_mins(1),
        &benches::worker::Stop::default(),
    );
    assert!(answer.is_ok(), "{answer:?}");
}

#[test]
fn advice_names_a_model_and_its_rule() {
    let output = benches(&[
        "advise", "--items", "20", "--cpu", "1us", "--rounds", "1",
    ]);
    assert!(output.status.success(), "{}", stderr(&output));
    let text = stdout(&output);
    // Of one round it says that it decides nothing.
    assert!(text.contains("It cannot be told now: "), "{text}");
    let alone = "By the rule alone it would be ";
    let take = text.lines().find_map(|line| line.strip_prefix(alone));
    let name = take.and_then(|take| take.split(':').next());
    let known = benches::models::ALL.iter().any(|m| Some(m.name) == name);
    assert!(known, "{text}");
    assert!(text.contains("The rule:"), "{text}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_error_names_the_file() {
    for option in ["--html", "--json"] {
        let output = benches(&[
            "--workload",
            "cpu_fine",
            "--model",
            "sequential",
            "--rounds",
            "1",
            option,
            "/dev/full",
        ]);
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        let said = stderr(&output);
        assert!(said.contains("/dev/full cannot be written"), "{said}");
    }
}

#[test]
fn a_name_for_a_file_that_was_not_used_leaves_no_file() {
    let path = temporary("never.json");
    // Of a run in which this test was red.
    let _ = std::fs::remove_file(&path);
    let text = path.to_string_lossy();
    let output = benches(&["--json", &text, "--nonsense"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!path.exists());
}

#[test]
fn what_is_wrong_ends_with_two() {
    for arguments in [
        &["--workload", "nonsense"][..],
        &["--model", "rayn"],
        &["--rounds", "0"],
        &["nonsense"],
        &["advise", "--items", "3"],
        &["go", "nonsense"],
        &["record", "nonsense"],
    ] {
        let output = benches(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn what_there_is_is_listed() {
    let output = benches(&["--list"]);
    assert!(output.status.success());
    let text = stdout(&output);
    for workload in benches::workloads::ALL {
        assert!(text.contains(workload.name), "{}", workload.name);
    }
    for model in benches::models::ALL {
        assert!(text.contains(model.name), "{}", model.name);
    }
    assert!(stdout(&benches(&["--help"])).contains("advise"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_prints_what_is_finished() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::Stdio;

    use rustix::process::{Pid, Signal, kill_process};

    let html = temporary("stopped.html");
    // A wait of ten seconds would follow, one item after the other.
    let mut child = Command::new(env!("CARGO_BIN_EXE_benches"))
        .args(["--workload", "cpu_fine", "--workload", "timers_100"])
        .args(["--model", "sequential", "--rounds", "900", "--html"])
        .arg(&html)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let stdout = child.stdout.take().expect("it is piped");
    let mut lines = BufReader::new(stdout);
    let mut text = String::new();
    while !text.contains(" ok") {
        let read = lines.read_line(&mut text).expect("it is text");
        assert!(read > 0, "it ended too early: {text}");
    }
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let pid = pid.expect("a process has a number");
    kill_process(pid, Signal::INT).expect("it still runs");
    lines.read_to_string(&mut text).expect("it is text");
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(130), "{text}");
    let page = std::fs::read_to_string(html).expect("it was written");
    assert!(page.contains("cpu_fine"), "{page}");
}

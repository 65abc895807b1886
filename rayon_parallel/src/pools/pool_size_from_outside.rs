//! The pool has a thread for each core, unless `RAYON_NUM_THREADS` says else.
//!
//! That is the global pool, made at the first parallel call, and any pool
//! built without a number. The number of cores is what
//! `available_parallelism` says it is. A number in the program beats the
//! environment, and is out of reach for whoever runs it: so a library leaves
//! the global pool alone.
//!
//! The global pool is made once, so the program runs itself three times.
//!
//! Prints:
//!
//! ```text
//! nothing said: one for each core: true
//! RAYON_NUM_THREADS=3: 3
//! RAYON_NUM_THREADS=3, the program sets 1: 1
//! ```

use std::error::Error;
use std::process::Command;
use std::{env, thread};

const ROLE: &str = "POOL_SIZE_FROM_OUTSIDE";

/// What a run of this program prints in that role.
fn run(
    role: &str,
    threads: Option<&str>,
) -> Result<String, Box<dyn Error>> {
    let mut program = Command::new(env::current_exe()?);
    program.arg("pool_size_from_outside").env(ROLE, role);
    program.env_remove("RAYON_RS_NUM_CPUS"); // The name it had before.
    match threads {
        Some(threads) => program.env("RAYON_NUM_THREADS", threads),
        None => program.env_remove("RAYON_NUM_THREADS"),
    };
    let output = program.output()?;
    if !output.status.success() {
        return Err(format!("{role}: {}", output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

pub fn main() -> Result<(), Box<dyn Error>> {
    match env::var(ROLE).as_deref() {
        Ok("ask") => println!("{}", rayon::current_num_threads()),
        Ok("set to 1") => {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
            pool.build_global()?;
            println!("{}", rayon::current_num_threads());
        }
        _ => {
            let cores = thread::available_parallelism()?.to_string();
            let same = run("ask", None)? == cores;
            println!("nothing said: one for each core: {same}");
            println!("RAYON_NUM_THREADS=3: {}", run("ask", Some("3"))?);
            println!(
                "RAYON_NUM_THREADS=3, the program sets 1: {}",
                run("set to 1", Some("3"))?
            );
        }
    }
    Ok(())
}

//! `tokio::fs` is blocking file I/O on the threads of a pool.
//!
//! A socket tells the runtime when it is ready; a file does not. So
//! `tokio::fs` passes each call to the pool of `spawn_blocking` and waits for
//! that. The proof: here the pool has one thread, and a job holds it. Two
//! ends of a socket talk all the same; no file can be written before the job
//! lets go.
//!
//! tokio keeps file operations off the workers, no more. Each call is a trip
//! to another thread; where there are many, one `spawn_blocking` around plain
//! `std::fs` does the same in one trip, and a program with nothing to do
//! meanwhile needs neither.
//!
//! Prints:
//!
//! ```text
//! the pool is held; the socket says 7
//! the file waits for the pool: true
//! the pool is free, the file is written
//! read back: tea, milk, sugar
//! ```

use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::mpsc;
use std::{env, fs, io, process};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::task;
use tokio::time::{Duration, timeout};

async fn talk() -> io::Result<u8> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (mut client, (mut server, _)) =
        tokio::try_join!(TcpStream::connect(address), listener.accept())?;
    client.write_u8(7).await?;
    server.read_u8().await
}

/// Writes a file while another job holds the only thread of the pool.
async fn write_beside_a_job(file: &Path) -> io::Result<()> {
    let (release, wait) = mpsc::channel::<()>();
    let job = task::spawn_blocking(move || {
        let _ = wait.recv();
    });
    println!("the pool is held; the socket says {}", talk().await?);

    let mut writing = pin!(tokio::fs::write(file, "tea, milk"));
    let moment = Duration::from_millis(50);
    let waited = timeout(moment, &mut writing).await;
    println!("the file waits for the pool: {}", waited.is_err());

    drop(release);
    job.await?;
    writing.await?;
    println!("the pool is free, the file is written");
    Ok(())
}

/// Adds to the file and reads it back: three calls, one trip.
async fn add_in_one_trip(file: PathBuf) -> io::Result<String> {
    task::spawn_blocking(move || {
        let order = fs::read_to_string(&file)? + ", sugar";
        fs::write(&file, order)?;
        fs::read_to_string(&file)
    })
    .await?
}

pub fn main() -> io::Result<()> {
    let file = env::temp_dir().join(format!("order-{}", process::id()));
    let runtime = Builder::new_current_thread()
        .max_blocking_threads(1)
        .enable_all()
        .build()?;
    let order = runtime.block_on(async {
        write_beside_a_job(&file).await?;
        add_in_one_trip(file.clone()).await
    });
    let removed = fs::remove_file(&file); // Fails if it was never written.
    println!("read back: {}", order?);
    removed
}

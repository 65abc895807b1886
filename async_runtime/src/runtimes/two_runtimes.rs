//! The same program on a second runtime: timers, sockets and tasks change.
//!
//! A future is only a value that can be polled, so what asks nothing of the
//! system runs anywhere: async functions, and channels and locks, tokio's too
//! (`answer` waits for one). Sockets, timers and `spawn` are a runtime's own.
//! The traits to read and write come in two forms as well: tokio's, and those
//! of the crate `futures`, which smol uses.
//!
//! A timer or socket of tokio panics outside tokio's runtime, and so do its
//! `spawn` and its `fs`. Timers and sockets of smol work in any: a thread of
//! their own waits for the system. It is started
//! when it is first needed, and nobody joins it: it ends with the process.
//!
//! Leaves behind: the thread of smol that waits for timers and sockets.
//!
//! Prints:
//!
//! ```text
//! on tokio:
//! packed tea
//! packed milk
//! on smol:
//! packed tea
//! packed milk
//! ```

use std::io;

use tokio::sync::Mutex;

/// What is the same everywhere: packing, when the scales are free.
async fn answer(order: &str, scales: &Mutex<()>) -> String {
    let _scales = scales.lock().await;
    format!("packed {order}\n")
}

const ORDERS: &str = "tea\nmilk\n";

mod on_tokio {
    use std::io;
    use std::time::Duration;

    use tokio::io::{
        AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader,
    };
    use tokio::net::{TcpListener, TcpStream};
    use tokio::sync::Mutex;

    #[tokio::main(flavor = "current_thread")]
    pub async fn shop() -> io::Result<String> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let server = tokio::spawn(async move {
            let scales = Mutex::new(());
            let (mut stream, _) = listener.accept().await?;
            let (orders, mut answers) = stream.split();
            let mut orders = BufReader::new(orders).lines();
            while let Some(order) = orders.next_line().await? {
                tokio::time::sleep(Duration::from_millis(1)).await;
                let answer = super::answer(&order, &scales).await;
                answers.write_all(answer.as_bytes()).await?;
            }
            io::Result::Ok(())
        });
        let mut client = TcpStream::connect(address).await?;
        client.write_all(super::ORDERS.as_bytes()).await?;
        client.shutdown().await?; // No more orders.
        let mut answers = String::new();
        client.read_to_string(&mut answers).await?;
        server.await??;
        Ok(answers)
    }
}

mod on_smol {
    use std::io;
    use std::net::Shutdown;
    use std::time::Duration;

    use smol::io::{
        AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader,
    };
    use smol::net::{TcpListener, TcpStream};
    use smol::{LocalExecutor, Timer, stream::StreamExt};
    use tokio::sync::Mutex;

    pub fn shop() -> io::Result<String> {
        let tasks = LocalExecutor::new();
        smol::block_on(tasks.run(async {
            let listener = TcpListener::bind("127.0.0.1:0").await?;
            let address = listener.local_addr()?;
            let server = tasks.spawn(async move {
                let scales = Mutex::new(());
                let (stream, _) = listener.accept().await?;
                let (orders, mut answers) = (stream.clone(), stream);
                let mut orders = BufReader::new(orders).lines();
                while let Some(order) = orders.next().await {
                    Timer::after(Duration::from_millis(1)).await;
                    let answer = super::answer(&order?, &scales).await;
                    answers.write_all(answer.as_bytes()).await?;
                }
                io::Result::Ok(())
            });
            let mut client = TcpStream::connect(address).await?;
            client.write_all(super::ORDERS.as_bytes()).await?;
            client.shutdown(Shutdown::Write)?; // No more orders.
            let mut answers = String::new();
            client.read_to_string(&mut answers).await?;
            server.await?;
            Ok(answers)
        }))
    }
}

pub fn main() -> io::Result<()> {
    print!("on tokio:\n{}", on_tokio::shop()?);
    print!("on smol:\n{}", on_smol::shop()?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io;

    #[tokio::test]
    async fn what_smol_asks_the_system_runs_anywhere() -> io::Result<()> {
        smol::Timer::after(std::time::Duration::ZERO).await;
        let listener = smol::net::TcpListener::bind("127.0.0.1:0").await?;
        let client = smol::net::TcpStream::connect(listener.local_addr()?);
        let (opened, accepted) = tokio::join!(client, listener.accept());
        opened.and(accepted).map(|_| ())
    }

    #[test]
    #[should_panic(expected = "there is no reactor running")]
    fn a_socket_of_tokio_needs_the_runtime_of_tokio() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0");
        let _ = smol::block_on(listener);
    }

    #[test]
    #[should_panic(expected = "there is no reactor running")]
    fn a_task_of_tokio_needs_the_runtime_of_tokio() {
        smol::block_on(async { drop(tokio::spawn(async {})) });
    }

    #[test]
    #[should_panic(expected = "there is no reactor running")]
    fn a_file_of_tokio_needs_the_runtime_of_tokio() {
        let _ = smol::block_on(tokio::fs::read("order"));
    }

    #[test]
    #[should_panic(expected = "there is no reactor running")]
    fn a_timer_of_tokio_needs_the_runtime_of_tokio() {
        let timer = async {
            tokio::time::sleep(std::time::Duration::ZERO).await;
        };
        smol::block_on(timer);
    }
}

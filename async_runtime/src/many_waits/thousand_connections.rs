//! A thousand TCP connections are open at once, and one thread serves them.
//!
//! Both ends are here: a thousand clients ask, and no server answers before
//! every request has arrived. So all of them wait on the network in the same
//! moment. Each wait is a task; none of them is a thread.
//!
//! The number varies with the machine: a connection takes two file
//! descriptors, and where the system grants fewer than that takes, as many
//! are opened as it does grant. The first line says so, with the system's
//! reason.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! connections open at once: {open} of {wanted}
//! requests that waited together: {waited}
//! clients that got their own answer: {answered}
//! every open connection was answered: true
//! threads: 1
//! ```

use std::collections::HashSet;
use std::sync::Arc;
use std::{io, thread};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

/// Both ends of open connections, and why there are no more of them.
pub struct Opened {
    pub pairs: Vec<(TcpStream, TcpStream)>,
    pub limit: Option<io::Error>,
}

/// Opens `wanted` connections, or as many as the system grants.
///
/// # Errors
///
/// If not even one can be opened.
pub async fn open(wanted: usize) -> io::Result<Opened> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let mut pairs = Vec::new();
    while pairs.len() < wanted {
        let both = tokio::try_join!(
            TcpStream::connect(address),
            listener.accept()
        );
        match both {
            Ok((client, (server, _))) => pairs.push((client, server)),
            Err(error) if pairs.is_empty() => return Err(error),
            Err(error) => {
                let limit = Some(error);
                return Ok(Opened { pairs, limit });
            }
        }
    }
    Ok(Opened { pairs, limit: None })
}

/// Answers one request with its own words, once all requests are there.
async fn serve(
    mut server: TcpStream,
    all_are_here: Arc<Barrier>,
) -> io::Result<()> {
    let mut order = [0; 10];
    server.read_exact(&mut order).await?;
    all_are_here.wait().await;
    server.write_all(&order).await?;
    server.write_all(b" packed").await
}

/// Returns whether the answer was the right one.
async fn ask(mut client: TcpStream, number: usize) -> io::Result<bool> {
    let order = format!("order {number:04}");
    client.write_all(order.as_bytes()).await?;
    let mut answer = String::new();
    client.read_to_string(&mut answer).await?;
    Ok(answer == order + " packed")
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() -> io::Result<()> {
    let Opened { pairs, limit } = open(1000).await?;
    let open = pairs.len();
    let limit = limit.map_or(String::new(), |error| format!(": {error}"));
    println!("connections open at once: {open} of 1000{limit}");

    let all_are_here = Arc::new(Barrier::new(open));
    let mut servers = JoinSet::new();
    let mut clients = JoinSet::new();
    for (number, (client, server)) in pairs.into_iter().enumerate() {
        servers.spawn(serve(server, Arc::clone(&all_are_here)));
        clients.spawn(async move {
            let answered = ask(client, number).await?;
            io::Result::Ok((answered, thread::current().id()))
        });
    }
    let served: io::Result<Vec<()>> =
        servers.join_all().await.into_iter().collect();
    println!("requests that waited together: {}", served?.len());
    let asked: io::Result<Vec<_>> =
        clients.join_all().await.into_iter().collect();
    let asked = asked?;
    let answered = asked.iter().filter(|(answered, _)| *answered).count();
    println!("clients that got their own answer: {answered}");
    println!("every open connection was answered: {}", answered == open);
    let threads: HashSet<_> = asked.iter().map(|(_, id)| id).collect();
    println!("threads: {}", threads.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{ask, open, serve};
    use std::io;
    use std::sync::Arc;
    use tokio::sync::Barrier;

    #[tokio::test]
    async fn an_answer_to_another_order_is_noticed() -> io::Result<()> {
        let mut opened = open(1).await?;
        let (client, server) = opened.pairs.pop().expect("one is open");
        let alone = Arc::new(Barrier::new(1));
        let (sent, right) =
            tokio::join!(serve(server, alone), ask(client, 7));
        sent?;
        assert!(right?);

        let mut opened = open(1).await?;
        let (client, mut server) = opened.pairs.pop().expect("one is open");
        let wrong = async move {
            use tokio::io::AsyncWriteExt;
            server.write_all(b"order 0008 packed").await
        };
        let (sent, right) = tokio::join!(wrong, ask(client, 7));
        sent?;
        assert!(!right?);
        Ok(())
    }
}

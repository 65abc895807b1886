//! Items that ask a server and wait for its answer: one connection each.
//!
//! The server is a process of its own, so that its work is not counted as the
//! client's. The connections are opened once, before anything is timed.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream as Blocking};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use super::{Workload, seed, spin};
use crate::measure;

/// The bytes of a question, and of its answer.
const MESSAGE: usize = 64;

/// Descriptors that a process needs besides its connections.
const OTHERS: u64 = 64;

/// Connections to one server.
pub struct Tcp {
    connections: Vec<Connection>,
    server: Child,
}

struct Connection {
    blocking: Mutex<Option<Blocking>>,
    // Belongs to the runtime that uses it first.
    asynchronous: OnceLock<TcpStream>,
}

impl Tcp {
    /// Starts a server and opens the connections to it.
    pub fn connect(items: usize, wait: Duration) -> io::Result<Self> {
        let limit = measure::raise_descriptor_limit();
        let needed = items as u64 + OTHERS;
        if needed > limit {
            let message = format!(
                "{items} connections need {needed} descriptors, the limit \
                 is {limit} (ulimit -n)"
            );
            return Err(io::Error::other(message));
        }
        let mut server = Command::new(std::env::current_exe()?)
            .args(["worker", "tcp", &wait.as_nanos().to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut address = String::new();
        let stdout = server.stdout.take().expect("stdout is piped");
        BufReader::new(stdout).read_line(&mut address)?;
        let mut this = Self {
            connections: Vec::with_capacity(items),
            server,
        };
        let address: SocketAddr =
            address.trim().parse().map_err(io::Error::other)?;
        for _ in 0..items {
            let stream = Blocking::connect(address)?;
            stream.set_nodelay(true)?;
            this.connections.push(Connection {
                blocking: Mutex::new(Some(stream)),
                asynchronous: OnceLock::new(),
            });
        }
        Ok(this)
    }
}

impl Tcp {
    /// The checksum of so many questions, without asking them.
    pub fn expected_of(items: usize) -> u64 {
        super::add_up((0..items).map(|item| answer(seed(item))))
    }
}

impl Drop for Tcp {
    fn drop(&mut self) {
        // It would end by itself, for its stdin closes.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Connection {
    fn ask(&self, question: u64) -> io::Result<u64> {
        let mut stream =
            self.blocking.lock().unwrap_or_else(PoisonError::into_inner);
        let stream = stream.as_mut().ok_or(io::ErrorKind::NotConnected)?;
        stream.write_all(&message(question))?;
        let mut answer = [0; MESSAGE];
        stream.read_exact(&mut answer)?;
        Ok(number(&answer))
    }

    async fn ask_async(&self, question: u64) -> io::Result<u64> {
        let stream = self.registered()?;
        let mut rest = &message(question)[..];
        while !rest.is_empty() {
            stream.writable().await?;
            match stream.try_write(rest) {
                Ok(written) => rest = &rest[written..],
                Err(error) if would_block(&error) => {}
                Err(error) => return Err(error),
            }
        }
        let mut answer = [0; MESSAGE];
        let mut read = 0;
        while read < MESSAGE {
            stream.readable().await?;
            match stream.try_read(&mut answer[read..]) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(more) => read += more,
                Err(error) if would_block(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(number(&answer))
    }

    fn registered(&self) -> io::Result<&TcpStream> {
        if let Some(stream) = self.asynchronous.get() {
            return Ok(stream);
        }
        let mut blocking =
            self.blocking.lock().unwrap_or_else(PoisonError::into_inner);
        let stream = blocking.take().ok_or(io::ErrorKind::NotConnected)?;
        stream.set_nonblocking(true)?;
        let stream = TcpStream::from_std(stream)?;
        Ok(self.asynchronous.get_or_init(|| stream))
    }
}

fn would_block(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::WouldBlock
}

fn message(number: u64) -> [u8; MESSAGE] {
    let mut message = [0; MESSAGE];
    message[..8].copy_from_slice(&number.to_le_bytes());
    message
}

fn number(message: &[u8; MESSAGE]) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&message[..8]);
    u64::from_le_bytes(bytes)
}

/// What the server makes of a question: nobody else can have answered.
fn answer(question: u64) -> u64 {
    spin(question, 3)
}

impl Workload for Tcp {
    fn items(&self) -> usize {
        self.connections.len()
    }

    fn waits(&self) -> bool {
        true
    }

    fn wait_blocking(&self, item: usize) -> u64 {
        let answer = self.connections[item].ask(seed(item));
        answer.expect("the server answers until this process ends")
    }

    async fn wait(&self, item: usize) -> u64 {
        let answer = self.connections[item].ask_async(seed(item)).await;
        answer.expect("the server answers until this process ends")
    }

    fn compute(&self, _: usize, brought: u64) -> u64 {
        brought
    }

    fn brings(&self, item: usize) -> u64 {
        answer(seed(item))
    }
}

/// The server: says its address, answers everyone after `wait`, and ends when
/// its stdin does.
pub fn serve(wait: Duration) -> io::Result<()> {
    measure::raise_descriptor_limit();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        let listener = socket.listen(4096)?;
        println!("{}", listener.local_addr()?);
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // Not joined: it ends with the process, or with its client.
                tokio::spawn(answer_all(stream, wait));
            }
        });
        let mut stdin = tokio::io::stdin();
        while stdin.read(&mut [0; 64]).await? > 0 {}
        accepting.abort();
        Ok(())
    })
}

async fn answer_all(
    mut stream: TcpStream,
    wait: Duration,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut question = [0; MESSAGE];
    loop {
        stream.read_exact(&mut question).await?;
        tokio::time::sleep(wait).await;
        stream
            .write_all(&message(answer(number(&question))))
            .await?;
    }
}

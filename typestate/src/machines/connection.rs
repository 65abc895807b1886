//! A connection can ask only after a login, and a refused login gives it back.
//!
//! A step that can fail must not swallow the connection: `login` returns
//! either the next state or the old one beside the reason, so the caller may
//! try again on the same connection. `close` is legal in both states, so its
//! `impl` is generic. What the types promise is the order of the calls of
//! this side; that the server does its part is still checked at run time.
//!
//! Prints:
//!
//! ```text
//! refused: wrong word
//! logged in
//! asked: 9 letters
//! the server answered 3 lines
//! ```

use std::io::{self, BufRead, BufReader, Write};
use std::marker::PhantomData;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::thread;

pub struct Connected;
pub struct LoggedIn;

pub struct Connection<State> {
    stream: BufReader<TcpStream>,
    state: PhantomData<State>,
}

/// The reason, and what can still be used.
pub type Refused<State> = (io::Error, Connection<State>);

impl<State> Connection<State> {
    fn exchange(&mut self, line: &str) -> io::Result<String> {
        writeln!(self.stream.get_mut(), "{line}")?;
        let mut answer = String::new();
        self.stream.read_line(&mut answer)?;
        Ok(answer.trim_end().to_owned())
    }

    pub fn close(self) -> io::Result<()> {
        self.stream.get_ref().shutdown(Shutdown::Both)
    }
}

impl Connection<Connected> {
    pub fn open(address: SocketAddr) -> io::Result<Self> {
        Ok(Connection {
            stream: BufReader::new(TcpStream::connect(address)?),
            state: PhantomData,
        })
    }

    pub fn login(
        mut self,
        word: &str,
    ) -> Result<Connection<LoggedIn>, Refused<Connected>> {
        match self.exchange(word) {
            Ok(answer) if answer == "welcome" => Ok(Connection {
                stream: self.stream,
                state: PhantomData,
            }),
            Ok(answer) => Err((io::Error::other(answer), self)),
            Err(error) => Err((error, self)),
        }
    }
}

impl Connection<LoggedIn> {
    pub fn ask(&mut self, question: &str) -> io::Result<String> {
        self.exchange(question)
    }
}

/// Serves one client until it closes the connection.
fn serve(listener: &TcpListener) -> io::Result<usize> {
    let (mut stream, _) = listener.accept()?;
    let mut welcome = false;
    let mut served = 0;
    for line in BufReader::new(stream.try_clone()?).lines() {
        let line = line?;
        match line.as_str() {
            _ if welcome => writeln!(stream, "{} letters", line.len())?,
            "sesame" => {
                welcome = true;
                writeln!(stream, "welcome")?;
            }
            _ => writeln!(stream, "wrong word")?,
        }
        served += 1;
    }
    Ok(served)
}

pub fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let server = thread::spawn(move || serve(&listener));

    let connected = Connection::open(address)?;
    let connected = match connected.login("please") {
        Ok(_) => return Err(io::Error::other("any word will do")),
        Err((reason, connected)) => {
            println!("refused: {reason}");
            connected
        }
    };
    let mut client = connected.login("sesame").map_err(|(e, _)| e)?;
    println!("logged in");
    println!("asked: {}", client.ask("typestate")?);
    client.close()?;

    let lines = server.join().expect("serving does not panic")?;
    println!("the server answered {lines} lines");
    Ok(())
}

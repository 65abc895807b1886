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

/// The reason, and the connection: to try again, or, if it broke, to close.
pub type Refused<State> = (io::Error, Connection<State>);

/// Sends the line and its end in one write. `writeln!` makes two of it, and TCP
/// may hold the second back until the first is acknowledged.
fn send(stream: &mut impl Write, line: &str) -> io::Result<()> {
    stream.write_all(format!("{line}\n").as_bytes())
}

impl<State> Connection<State> {
    fn exchange(&mut self, line: &str) -> io::Result<String> {
        send(self.stream.get_mut(), line)?;
        let mut answer = String::new();
        self.stream.read_line(&mut answer)?;
        // No line end: the server has gone, before it answered or halfway.
        if !answer.ends_with('\n') {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
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
            text if welcome => {
                send(&mut stream, &format!("{} letters", text.len()))?;
            }
            "sesame" => {
                welcome = true;
                send(&mut stream, "welcome")?;
            }
            _ => send(&mut stream, "wrong word")?,
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

#[cfg(test)]
mod tests {
    use super::{Connection, send};
    use std::io::{self, ErrorKind, Read, Write};
    use std::net::TcpListener;
    use std::thread;

    #[test]
    fn a_server_that_goes_before_its_line_ends_is_no_answer() {
        for answer in ["", "welc", "welcome"] {
            let listener = TcpListener::bind("127.0.0.1:0");
            let listener = listener.expect("loopback is there");
            let address = listener.local_addr().expect("it is bound");
            let server = thread::spawn(move || {
                let (mut stream, _) = listener.accept()?;
                stream.read_exact(&mut [0; 7])?;
                stream.write_all(answer.as_bytes())
            });
            let connected = Connection::open(address).expect("it listens");
            let (reason, _) =
                connected.login("sesame").err().expect("no whole line");
            assert_eq!(reason.kind(), ErrorKind::UnexpectedEof);
            let sent = server.join().expect("serving does not panic");
            sent.expect("the client has sent seven bytes");
        }
    }

    #[test]
    fn a_line_is_one_write() {
        struct Writes(Vec<String>);

        impl Write for Writes {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                let text = String::from_utf8_lossy(bytes);
                self.0.push(text.into_owned());
                Ok(bytes.len())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }

        let mut writes = Writes(Vec::new());
        send(&mut writes, "sesame").expect("nothing fails here");
        assert_eq!(writes.0, ["sesame\n"]);
    }
}

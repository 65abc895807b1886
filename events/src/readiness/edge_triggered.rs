//! Readiness is told once: read until `WouldBlock`, or wait for what is there.
//!
//! mio asks for edges: an event says that bytes have come, not that bytes are
//! there. Wrong first: the reader takes 3 of 6 bytes and asks again. No event
//! comes, though 3 bytes wait; only because `poll` has a limit does it return.
//! Read until the socket says `WouldBlock`, and nothing is left behind.
//!
//! Prints:
//!
//! ```text
//! bytes have come: 1 event
//! 3 read: 0 events
//! until WouldBlock: 3 more were there all the time
//! new bytes have come: 1 event
//! read 4
//! ```

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use mio::{Events, Interest, Poll, Token};

/// Two ends of one connection; the second is for mio.
fn connected() -> io::Result<(TcpStream, mio::net::TcpStream)> {
    let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
    let listener = TcpListener::bind(any_port)?;
    let client = TcpStream::connect(listener.local_addr()?)?;
    let (server, _) = listener.accept()?;
    server.set_nonblocking(true)?;
    Ok((client, mio::net::TcpStream::from_std(server)))
}

/// All that is there now.
fn read_until_would_block(from: &mut impl Read) -> io::Result<usize> {
    let mut total = 0;
    loop {
        match from.read(&mut [0; 3]) {
            Ok(0) => return Ok(total),
            Ok(length) => total += length,
            Err(e) if e.kind() == ErrorKind::WouldBlock => {
                return Ok(total);
            }
            Err(error) => return Err(error),
        }
    }
}

pub fn main() -> io::Result<()> {
    let (mut client, mut server) = connected()?;
    let mut poll = Poll::new()?;
    let mut events = Events::with_capacity(4);
    let readable = Interest::READABLE;
    poll.registry().register(&mut server, Token(7), readable)?;

    client.write_all(b"sugar!")?;
    poll.poll(&mut events, None)?;
    println!("bytes have come: {} event", events.iter().count());
    let length = server.read(&mut [0; 3])?;
    // No time at all is enough: what is known to be ready is told at once.
    poll.poll(&mut events, Some(Duration::ZERO))?;
    println!("{length} read: {} events", events.iter().count());

    let rest = read_until_would_block(&mut server)?;
    println!("until WouldBlock: {rest} more were there all the time");

    client.write_all(b"milk")?;
    poll.poll(&mut events, None)?;
    println!("new bytes have come: {} event", events.iter().count());
    println!("read {}", read_until_would_block(&mut server)?);
    Ok(())
}

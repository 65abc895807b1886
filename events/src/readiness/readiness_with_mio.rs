//! One thread serves many sockets: it asks the system which of them are ready.
//!
//! This is what an async runtime does below. A socket that must not block
//! says `WouldBlock` instead of waiting; the system is told which sockets
//! matter, each with a token, and `poll` sleeps until one of them is ready.
//! Ada connects first and says nothing. A loop that read from her would stand
//! still; this one serves Ben meanwhile.
//!
//! Prints:
//!
//! ```text
//! before anyone came, somebody was there: false
//! guest 1 is seated
//! guest 2 is seated
//! guest 2 says tea
//! guest 1 says milk
//! both have left, 7 bytes in all
//! ```

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::thread;

use mio::net::{TcpListener, TcpStream};
use mio::{Events, Interest, Poll, Token};

const DOOR: Token = Token(0);

/// Answers until this many guests have come and gone: the bytes they sent.
pub fn serve(mut door: TcpListener, guests: usize) -> io::Result<usize> {
    let mut poll = Poll::new()?;
    let mut events = Events::with_capacity(16);
    let mut tables: BTreeMap<Token, TcpStream> = BTreeMap::new();
    let (mut seated, mut gone, mut bytes) = (0, 0, 0);
    poll.registry()
        .register(&mut door, DOOR, Interest::READABLE)?;
    while gone < guests {
        match poll.poll(&mut events, None) {
            Err(e) if e.kind() == ErrorKind::Interrupted => continue,
            ended => ended?,
        }
        for event in &events {
            if event.token() == DOOR {
                while let Some((mut guest, _)) = if_ready(door.accept())? {
                    seated += 1;
                    let token = Token(seated);
                    poll.registry().register(
                        &mut guest,
                        token,
                        Interest::READABLE,
                    )?;
                    tables.insert(token, guest);
                    println!("guest {seated} is seated");
                }
            } else if let Some(guest) = tables.get_mut(&event.token()) {
                let Token(number) = event.token();
                let has_left = answer(number, guest, &mut bytes);
                // A broken connection is the end of one guest only.
                if has_left.unwrap_or(true) {
                    tables.remove(&event.token());
                    gone += 1;
                }
            }
        }
    }
    Ok(bytes)
}

/// Echoes all that is there, and counts it; returns whether the guest has
/// left.
fn answer(
    number: usize,
    guest: &mut TcpStream,
    bytes: &mut usize,
) -> io::Result<bool> {
    let mut buffer = [0; 64];
    while let Some(length) = if_ready(guest.read(&mut buffer))? {
        if length == 0 {
            return Ok(true);
        }
        let said = String::from_utf8_lossy(&buffer[..length]);
        println!("guest {number} says {said}");
        // A few bytes fit in the socket's buffer; more would have to wait
        // for `Interest::WRITABLE`.
        guest.write_all(&buffer[..length])?;
        *bytes += length;
    }
    Ok(false)
}

/// `None` where a blocking socket would wait.
fn if_ready<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(None),
        Err(error) => Err(error),
    }
}

/// The guests may block: it is the server that has one thread for all.
fn visit(address: SocketAddr) -> io::Result<()> {
    let mut ada = std::net::TcpStream::connect(address)?;
    let mut ben = std::net::TcpStream::connect(address)?;
    for (guest, order) in [(&mut ben, "tea"), (&mut ada, "milk")] {
        guest.write_all(order.as_bytes())?;
        let mut echo = vec![0; order.len()];
        guest.read_exact(&mut echo)?;
        assert_eq!(echo, order.as_bytes());
    }
    Ok(()) // Both leave here.
}

pub fn main() -> io::Result<()> {
    let door = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
    let address = door.local_addr()?;
    let early = if_ready(door.accept())?;
    println!(
        "before anyone came, somebody was there: {}",
        early.is_some()
    );
    let guests = thread::spawn(move || visit(address));
    let bytes = serve(door, 2)?;
    println!("both have left, {bytes} bytes in all");
    guests.join().expect("visiting does not panic")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_who_breaks_off_does_not_end_the_others() -> io::Result<()> {
        let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let door = TcpListener::bind(any_port)?;
        let address = door.local_addr()?;
        let guests = thread::spawn(move || {
            let mut rude = std::net::TcpStream::connect(address)?;
            rude.write_all(b"tea")?;
            rude.peek(&mut [0])?; // The echo is there,
            drop(rude); // and not read: the system resets the connection.
            let mut ben = std::net::TcpStream::connect(address)?;
            ben.write_all(b"milk")?;
            ben.read_exact(&mut [0; 4])
        });
        assert_eq!(serve(door, 2)?, 7);
        guests.join().expect("visiting does not panic")
    }
}

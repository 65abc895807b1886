//! `read_exact` in `select!` loses the half of a frame it had read.
//!
//! The bytes that came are in the future's own count; drop it and the
//! stream goes on after them. The first reader below is wrong in this way,
//! and reads a frame that nobody sent. Two that are right: `read` returns
//! in the poll that read something, so the count can live in a variable
//! outside `select!`; or the whole `read_exact` lives out there.
//!
//! Whether a method is safe to drop is in its documentation, under "cancel
//! safety"; the compiler knows nothing of it.
//!
//! Prints:
//!
//! ```text
//! read_exact in select!: upca
//! read in select!: soup
//! read_exact outside select!: soup
//! ```

use std::io;
use std::pin::pin;

use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::sync::mpsc::{self, Receiver};

type Frame = [u8; 4];

/// Wrong: each tick begins the frame anew.
pub async fn read_exact_in_select(
    line: &mut DuplexStream,
    ticks: &mut Receiver<()>,
) -> io::Result<Frame> {
    let mut frame = Frame::default();
    loop {
        tokio::select! {
            biased;
            read = line.read_exact(&mut frame) => {
                read?;
                return Ok(frame);
            }
            Some(()) = ticks.recv() => {}
        }
    }
}

/// What was read is counted outside.
pub async fn read_in_select(
    line: &mut DuplexStream,
    ticks: &mut Receiver<()>,
) -> io::Result<Frame> {
    let mut frame = Frame::default();
    let mut filled = 0;
    while filled < frame.len() {
        tokio::select! {
            biased;
            read = line.read(&mut frame[filled..]) => match read? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                more => filled += more,
            },
            Some(()) = ticks.recv() => {}
        }
    }
    Ok(frame)
}

/// The future that reads is made once and only borrowed by `select!`.
pub async fn read_exact_outside_select(
    line: &mut DuplexStream,
    ticks: &mut Receiver<()>,
) -> io::Result<Frame> {
    let mut frame = Frame::default();
    {
        let mut reading = pin!(line.read_exact(&mut frame));
        loop {
            tokio::select! {
                biased;
                read = &mut reading => break read.map(drop)?,
                Some(()) = ticks.recv() => {}
            }
        }
    }
    Ok(frame)
}

/// Sends `soupcake` in pieces, with a tick after the first, while `read` is
/// at work; returns the frame it read.
pub async fn first_frame<R>(read: R) -> io::Result<String>
where
    R: AsyncFnOnce(
        &mut DuplexStream,
        &mut Receiver<()>,
    ) -> io::Result<Frame>,
{
    let (mut near, mut far) = tokio::io::duplex(64);
    let (tick, mut ticks) = mpsc::channel(3);
    let send = async {
        for piece in ["so", "upca", "ke"] {
            far.write_all(piece.as_bytes()).await?;
            // Let the reader read the piece before the tick is there.
            tokio::task::yield_now().await;
            tick.try_send(()).expect("three ticks have room");
            tokio::task::yield_now().await;
        }
        Ok(())
    };
    let (frame, ()) = tokio::try_join!(read(&mut near, &mut ticks), send)?;
    Ok(String::from_utf8_lossy(&frame).into_owned())
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() -> io::Result<()> {
    let lost = first_frame(read_exact_in_select).await?;
    println!("read_exact in select!: {lost}");
    let kept = first_frame(read_in_select).await?;
    println!("read in select!: {kept}");
    let kept = first_frame(read_exact_outside_select).await?;
    println!("read_exact outside select!: {kept}");
    Ok(())
}

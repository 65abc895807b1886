//! An owner cannot reply twice to one request.
//!
//! Wanted: a second reply, which in Go blocks the owner when nobody reads it.
//! Refused: `send` of a oneshot takes the sender; there is nothing left to
//! reply with.
//! Instead: `stateful_goroutine`, where each request has its own oneshot.

use tokio::sync::oneshot;

fn main() {
    let (reply, answer) = oneshot::channel();
    reply.send("done").ok();
    reply.send("done again").ok(); //~ E0382
    //+
    println!("{:?}", answer.blocking_recv());
}

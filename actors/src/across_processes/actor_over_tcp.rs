//! Over a network no answer does not mean not done: number the requests.
//!
//! Inside a process a dropped reply says that the actor fell, and a mailbox
//! goes no further than the process. Behind a socket the same account makes
//! another promise. Here the connection breaks after the deposit and before
//! the answer: the client cannot tell that from a deposit that never arrived.
//! A request with a number can be sent again: the account keeps the answers
//! it has given, and answers the same number with the same words. A new
//! number is a new deposit: paid twice.
//!
//! How long it keeps them is a choice, as is a limit on the client's wait.
//!
//! Prints:
//!
//! ```text
//! 100, deposit 30: no answer
//! again, with a new number: 160
//! in the account: 160
//! 100, deposit 30: no answer
//! again, with the same number: 130
//! in the account: 130
//! ```

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

/// Which request it is, and the amount to deposit: one line of text.
struct Deposit {
    number: u64,
    amount: u64,
}

impl Deposit {
    fn parse(line: &str) -> Option<Self> {
        let (number, amount) = line.trim_end().split_once(' ')?;
        Some(Self {
            number: number.parse().ok()?,
            amount: amount.parse().ok()?,
        })
    }
}

/// One connection, one request. The first answer of all is lost on the way.
async fn account(
    listener: TcpListener,
    mut closed: oneshot::Receiver<()>,
) -> io::Result<u64> {
    let mut balance = 100;
    let mut answers = HashMap::new();
    let mut lose_answer = true;
    loop {
        let (stream, _peer) = tokio::select! {
            connection = listener.accept() => connection?,
            _ = &mut closed => return Ok(balance),
        };
        let mut stream = BufReader::new(stream);
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        let Some(Deposit { number, amount }) = Deposit::parse(&line) else {
            continue; // Not understood: hang up.
        };
        let answer = *answers.entry(number).or_insert_with(|| {
            balance += amount;
            balance
        });
        if std::mem::take(&mut lose_answer) {
            continue;
        }
        stream.write_all(format!("{answer}\n").as_bytes()).await?;
    }
}

/// Nothing, if the connection ended without an answer.
async fn deposit(
    to: SocketAddr,
    Deposit { number, amount }: Deposit,
) -> io::Result<Option<u64>> {
    let mut stream = BufReader::new(TcpStream::connect(to).await?);
    let request = format!("{number} {amount}\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_line(&mut answer).await?;
    Ok(answer.trim_end().parse().ok())
}

/// The two answers, and the balance at the end.
pub async fn send_again(
    same_number: bool,
) -> io::Result<(Option<u64>, Option<u64>, u64)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (close, closed) = oneshot::channel();
    let account = tokio::spawn(account(listener, closed));

    let first = Deposit {
        number: 1,
        amount: 30,
    };
    let again = Deposit {
        number: if same_number { 1 } else { 2 },
        amount: 30,
    };
    let first = deposit(address, first).await?;
    let second = deposit(address, again).await?;
    drop(close);
    Ok((first, second, account.await??))
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() -> io::Result<()> {
    for (number, same) in [("a new", false), ("the same", true)] {
        let (first, second, balance) = send_again(same).await?;
        println!("100, deposit 30: {}", words(first));
        println!("again, with {number} number: {}", words(second));
        println!("in the account: {balance}");
    }
    Ok(())
}

fn words(answer: Option<u64>) -> String {
    answer.map_or("no answer".to_owned(), |balance| format!("{balance}"))
}

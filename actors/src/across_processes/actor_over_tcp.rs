//! Over a network no answer does not mean not done: number the requests.
//!
//! In a process, a dropped reply says that the actor has ended or has dropped
//! the request. Behind a socket you cannot tell a deposit whose answer was lost
//! from one that never arrived: here the connection breaks between the two. If
//! the request has a number, send it again: the account keeps the answers it
//! has given and answers the same number with the same words. A new number is a
//! new deposit, paid twice. Two clients must not use the same number: the
//! second would be given the answer of the first.
//!
//! The account keeps the last hundred answers, because a map of all of them
//! would grow as long as the process lives. How many is a choice. A broken
//! connection must not end the account. Missing here: a limit on the time and
//! the length of a request; a client that sends nothing holds up all others.
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

use std::collections::VecDeque;
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

/// Answers to remember: after so many new ones, a number may be reused.
const KEPT: usize = 100;

struct Account {
    balance: u64,
    /// The number and the answer of the last requests.
    answers: VecDeque<(u64, u64)>,
}

impl Account {
    /// Deposits, unless this number has been answered; returns the answer.
    fn deposit(&mut self, Deposit { number, amount }: Deposit) -> u64 {
        let given = self.answers.iter().find(|(of, _)| *of == number);
        if let Some((_, answer)) = given {
            return *answer;
        }
        if self.answers.len() == KEPT {
            self.answers.pop_front();
        }
        self.balance += amount;
        self.answers.push_back((number, self.balance));
        self.balance
    }
}

/// Returns the request on a connection, if there is one.
async fn request(stream: &mut BufReader<TcpStream>) -> Option<Deposit> {
    let mut line = String::new();
    stream.read_line(&mut line).await.ok()?;
    Deposit::parse(&line)
}

/// One connection, one request. The first answer of all is lost on the way.
async fn account(
    listener: TcpListener,
    mut closed: oneshot::Receiver<()>,
) -> io::Result<u64> {
    let mut account = Account {
        balance: 100,
        answers: VecDeque::new(),
    };
    let mut lose_answer = true;
    loop {
        let (stream, _peer) = tokio::select! {
            connection = listener.accept() => connection?,
            _ = &mut closed => return Ok(account.balance),
        };
        let mut stream = BufReader::new(stream);
        let Some(deposit) = request(&mut stream).await else {
            continue; // Not understood: hang up.
        };
        let answer = account.deposit(deposit);
        if std::mem::take(&mut lose_answer) {
            continue;
        }
        // If the client has gone, the answer is lost; the deposit is not.
        let _ = stream.write_all(format!("{answer}\n").as_bytes()).await;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_that_are_kept_do_not_grow() {
        let answers = VecDeque::new();
        let mut account = Account {
            balance: 0,
            answers,
        };
        let amount = 1;
        for number in 1..=1000 {
            account.deposit(Deposit { number, amount });
        }
        assert_eq!(account.answers.len(), KEPT);
        let number = 990;
        assert_eq!(account.deposit(Deposit { number, amount }), 990);
        assert_eq!(account.balance, 1000);
    }

    #[tokio::test]
    async fn one_broken_connection_does_not_end_the_account()
    -> io::Result<()> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (close, closed) = oneshot::channel();
        let account = tokio::spawn(account(listener, closed));
        let mut broken = TcpStream::connect(address).await?;
        broken.write_all(b"\xff no text\n").await?;
        for number in [1, 2] {
            deposit(address, Deposit { number, amount: 5 }).await?;
        }
        drop(close);
        assert_eq!(account.await??, 110);
        Ok(())
    }
}

//! A closed channel cannot be sent to by the one who closed it.
//!
//! Wanted: close the till's channel, and send one more order.
//! Refused: closing is dropping the sender, and what is dropped is gone. To
//! clone it first, as the help says, would leave the channel open.
//! Instead: `drop_last_sender`, where everything is sent before the drop.

use crossbeam::channel::unbounded;

fn main() {
    let (till, kitchen) = unbounded();
    till.send("soup").expect("the kitchen is here");
    drop(till);
    println!("cooking {:?}", kitchen.iter().collect::<Vec<_>>());
    till.send("bread").expect("the kitchen is here"); //~ E0382
    //+ println!("and the kitchen closes");
}

//! An event that the loop does not know cannot be posted to it.
//!
//! Wanted: let the mouse wheel scroll, and post it to a loop that is there.
//! Refused: the `match` must say what to do at `Scroll`; it has no `_` arm.
//! Instead: `event_loop`, where each kind of event has its arm.

enum Event {
    Key(char),
    Click,
    Scroll(i32),
}

#[rustfmt::skip] // The mark stays on the line that fails.
fn handle(event: &Event) -> String {
    match event { //~ E0004
        //+ match event {
        //+     Event::Scroll(lines) => format!("scroll by {lines}"),
        Event::Key(key) => format!("type {key}"),
        Event::Click => "click".to_owned(),
    }
}

fn main() {
    for event in [Event::Key('t'), Event::Click, Event::Scroll(-3)] {
        println!("{}", handle(&event));
    }
}

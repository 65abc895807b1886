//! A handler cannot change the list that is being walked to call it.
//!
//! Wanted: a handler that adds another handler while an event is handled.
//! Refused: the walk borrows the list, and a push may move it elsewhere.
//! Instead: `emit_inside_a_handler`, which walks a copy of the list.

#[derive(Clone, Copy)]
struct Handler(fn(&mut Vec<Handler>, &str));

fn add_another(handlers: &mut Vec<Handler>, news: &str) {
    println!("first: {news}");
    handlers.push(Handler(|_, news| println!("new: {news}")));
}

fn main() {
    let mut handlers = vec![Handler(add_another)];
    for handler in &handlers {
        //+ for handler in handlers.clone() {
        (handler.0)(&mut handlers, "tea is up"); //~ E0502
        //+ (handler.0)(&mut handlers, "tea is up");
    }
    println!("{} handlers", handlers.len());
}

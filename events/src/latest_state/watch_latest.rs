//! `watch` keeps the latest temperature, not the history of it.
//!
//! A burst between two looks is one wake-up and one value. Who comes late sees
//! the value at once. The mark of what has been seen moves with
//! `borrow_and_update`, not with `borrow`: after `borrow` the same value wakes
//! again. When the sender is gone and its last value was seen, `changed` says
//! so, and that value is still there.
//!
//! `send` with no receiver is refused, and stores nothing: who subscribes
//! next sees the old value. `send_replace` always stores.
//!
//! Prints:
//!
//! ```text
//! one wake-up: 21 degrees
//! changed marks it as seen; more: false
//! borrow: 22 degrees, still new: true
//! borrow_and_update: 22 degrees, still new: false
//! who comes late: 22 degrees
//! nobody there: refused true, still 22
//! closed true, the last value 31
//! ```

use tokio::sync::watch;

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (sensor, mut display) = watch::channel(18);
    for degrees in [19, 20, 21] {
        sensor.send(degrees).expect("there is a display");
    }
    display.changed().await.expect("the sensor is there");
    println!("one wake-up: {} degrees", *display.borrow());
    let again = display.has_changed().expect("the sensor is there");
    println!("changed marks it as seen; more: {again}");

    sensor.send(22).expect("there is a display");
    let degrees = *display.borrow();
    let again = display.has_changed().expect("the sensor is there");
    println!("borrow: {degrees} degrees, still new: {again}");
    let degrees = *display.borrow_and_update();
    let again = display.has_changed().expect("the sensor is there");
    println!("borrow_and_update: {degrees} degrees, still new: {again}");
    let late = sensor.subscribe();
    println!("who comes late: {} degrees", *late.borrow());

    drop((display, late));
    let refused = sensor.send(30).is_err();
    println!(
        "nobody there: refused {refused}, still {}",
        *sensor.borrow()
    );
    sensor.send_replace(31);
    let mut display = sensor.subscribe();
    drop(sensor);
    let closed = display.changed().await.is_err();
    println!("closed {closed}, the last value {}", *display.borrow());
}

//! The files of `events`, as readers copy them.

#[path = "../../../events/src/handlers/emit_inside_a_handler.rs"]
pub mod emit_inside_a_handler;
#[path = "../../../events/src/loops/event_loop.rs"]
pub mod event_loop;
#[path = "../../../events/src/order/fair_turns.rs"]
pub mod fair_turns;
#[path = "../../../events/src/order/fifo_per_publisher.rs"]
pub mod fifo_per_publisher;
#[path = "../../../events/src/loops/post_to_yourself.rs"]
pub mod post_to_yourself;
#[path = "../../../events/src/loops/quit_or_drain.rs"]
pub mod quit_or_drain;
#[path = "../../../events/src/loops/sharded_loops.rs"]
pub mod sharded_loops;
#[path = "../../../events/src/fan_out/slow_listeners.rs"]
pub mod slow_listeners;
#[path = "../../../events/src/fan_out/topics.rs"]
pub mod topics;
#[path = "../../../events/src/handlers/unsubscribe_by_drop.rs"]
pub mod unsubscribe_by_drop;
#[path = "../../../events/src/loops/work_off_the_loop.rs"]
pub mod work_off_the_loop;

//! Go translations: the construct you know, in both languages, both run.

mod starting {
    pub mod data_race;
    pub mod goroutine;
    pub mod wait_group;
}

mod channels {
    pub mod all_asleep;
    pub mod chan_struct;
    pub mod channel_buffering;
    pub mod channel_close;
    pub mod channel_directions;
    pub mod channel_range;
    pub mod channel_synchronization;
    pub mod channel_unbuffered;
    pub mod close_twice;
    pub mod send_on_closed;
}

mod selecting {
    pub mod select;
    pub mod select_default;
    pub mod select_nil;
    pub mod select_timeout;
}

mod time {
    pub mod testing_synctest;
    pub mod time_ticker;
    pub mod time_timer;
}

fn main() -> std::process::ExitCode {
    tour::section! {
        starting [goroutine, wait_group, data_race]
        channels [
            channel_unbuffered,
            channel_buffering,
            channel_synchronization,
            channel_directions,
            channel_close,
            channel_range,
            chan_struct,
            send_on_closed,
            close_twice,
            all_asleep,
        ]
        selecting [select, select_default, select_nil, select_timeout]
        time [time_timer, time_ticker, testing_synctest]
    }
}

//! Rayon: the same work on all cores, in a pool that only computes.
//!
//! Leaves behind: rayon's global pool, whose threads end with the process.

mod collections {
    pub mod change_one_word;
    pub mod chunks;
    pub mod filter_and_map;
    pub mod find_any;
    pub mod float_sums;
    pub mod fold_then_reduce;
    pub mod items_are_shared;
    pub mod map_reduce;
    pub mod par_bridge;
    pub mod parallel_sort;
    pub mod what_reduce_needs;
    pub mod work_has_no_order;
}

mod splitting {
    pub mod join_a_tree;
    pub mod join_merge_sort;
    pub mod nested_calls;
    pub mod scope_borrows;
}

mod pools {
    pub mod own_pool;
    pub mod panic_comes_out;
    pub mod pool_size_from_outside;
}

mod waiting_in_the_pool {
    pub mod blocked_pool;
    pub mod blocking_send;
    pub mod lock_across_join;
}

mod channels {
    pub mod one_parallel_stage;
    pub mod results_over_a_channel;
}

mod when_it_pays {
    pub mod crossover;
    pub mod thread_per_item;
}

#[cfg(test)]
checks::hang_guard!();

fn main() -> std::process::ExitCode {
    tour::section! {
        collections [
            change_one_word,
            map_reduce,
            filter_and_map,
            fold_then_reduce,
            what_reduce_needs,
            float_sums,
            items_are_shared,
            work_has_no_order,
            find_any,
            chunks,
            parallel_sort,
            par_bridge,
        ]
        splitting [
            join_merge_sort,
            join_a_tree,
            scope_borrows,
            nested_calls,
        ]
        pools [
            own_pool,
            pool_size_from_outside,
            panic_comes_out,
        ]
        waiting_in_the_pool [
            blocked_pool,
            blocking_send,
            lock_across_join,
        ]
        channels [
            results_over_a_channel,
            one_parallel_stage,
        ]
        when_it_pays [
            crossover,
            thread_per_item,
        ]
    }
}

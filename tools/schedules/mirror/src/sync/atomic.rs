//! Atomics. Whatever the ordering, all threads see one order of all steps:
//! what weaker orderings allow beyond that is not explored here.

use ::std::fmt;

pub use ::std::sync::atomic::{Ordering, compiler_fence};
use shuttle::sync::atomic as shuttled;
pub use shuttle::sync::atomic::fence;

use crate::narrator::{Id, Kind};

macro_rules! atomic {
    ($name:ident, $value:ty $(, $fetch:ident $words:literal)*) => {
        #[doc = concat!("A shared `", stringify!($value), "`.")]
        #[derive(Default)]
        pub struct $name {
            id: Id,
            inner: shuttled::$name,
        }

        impl $name {
            /// With this in it.
            #[must_use]
            pub const fn new(value: $value) -> Self {
                Self {
                    id: Id::new(),
                    inner: shuttled::$name::new(value),
                }
            }

            fn mark(&self) -> String {
                self.id.mark(Kind::Atomic)
            }

            /// The value, when nobody shares it any more.
            #[must_use]
            pub fn into_inner(self) -> $value {
                self.inner.into_inner()
            }

            /// The value: `&mut self` says that nobody else has it.
            pub fn get_mut(&mut self) -> &mut $value {
                self.inner.get_mut()
            }

            /// Reads.
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $value {
                let value = self.inner.load(order);
                told!("loads {value} from {}", self.mark());
                value
            }

            /// Writes.
            #[track_caller]
            pub fn store(&self, value: $value, order: Ordering) {
                self.inner.store(value, order);
                told!("stores {value} in {}", self.mark());
            }

            /// Writes, and says what was there.
            #[track_caller]
            pub fn swap(&self, value: $value, order: Ordering) -> $value {
                let old = self.inner.swap(value, order);
                told!("swaps {value} for {old} in {}", self.mark());
                old
            }

            /// Writes if the value is still `current`.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                let result = self
                    .inner
                    .compare_exchange(current, new, success, failure);
                let mark = || self.mark();
                match result {
                    Ok(old) => told!("makes {new} of {old} in {}", mark()),
                    Err(found) => {
                        told!("finds {found}, not {current}, in {}", mark())
                    }
                }
                result
            }

            /// The same: here it does not fail for no reason.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                self.compare_exchange(current, new, success, failure)
            }

            /// Works a new value out of the old one, until nobody came in
            /// between.
            #[track_caller]
            pub fn try_update(
                &self,
                set: Ordering,
                fetch: Ordering,
                mut next: impl FnMut($value) -> Option<$value>,
            ) -> Result<$value, $value> {
                let mut seen = self.load(fetch);
                while let Some(new) = next(seen) {
                    match self.compare_exchange(seen, new, set, fetch) {
                        Ok(old) => return Ok(old),
                        Err(now) => seen = now,
                    }
                }
                Err(seen)
            }

            /// The same under its older name.
            #[track_caller]
            pub fn fetch_update(
                &self,
                set: Ordering,
                fetch: Ordering,
                next: impl FnMut($value) -> Option<$value>,
            ) -> Result<$value, $value> {
                self.try_update(set, fetch, next)
            }

            $(
                /// In one step; returns what was there.
                #[track_caller]
                pub fn $fetch(
                    &self,
                    value: $value,
                    order: Ordering,
                ) -> $value {
                    let old = self.inner.$fetch(value, order);
                    told!(
                        "{} {}, which was {old}",
                        $words.replace('_', &value.to_string()),
                        self.mark()
                    );
                    old
                }
            )*
        }

        impl From<$value> for $name {
            fn from(value: $value) -> Self {
                Self::new(value)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                self.inner.fmt(f)
            }
        }
    };
}

macro_rules! atomic_number {
    ($($name:ident $value:ty)+) => {
        $(atomic!(
            $name, $value,
            fetch_add "adds _ to", fetch_sub "subtracts _ from", fetch_and "ands _ into",
            fetch_or "ors _ into", fetch_xor "xors _ into", fetch_nand "nands _ into",
            fetch_max "raises to _ or more", fetch_min "lowers to _ or less"
        );)+
    };
}

atomic_number! {
    AtomicI8 i8
    AtomicI16 i16
    AtomicI32 i32
    AtomicI64 i64
    AtomicIsize isize
    AtomicU8 u8
    AtomicU16 u16
    AtomicU32 u32
    AtomicU64 u64
    AtomicUsize usize
}

atomic!(
    AtomicBool, bool, fetch_and "ands _ into", fetch_or "ors _ into", fetch_xor "xors _ into",
    fetch_nand "nands _ into"
);

pub use shuttle::sync::atomic::AtomicPtr;

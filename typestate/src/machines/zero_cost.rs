//! The state of a valve costs no memory when it is in the type.
//!
//! `PhantomData` has size 0, so the valve is as large as its log, and the
//! `const` lines have the compiler check that. The same valve with its state
//! in a field is larger, has to look at the field in every call, and every
//! call can fail. That is the price where the state is known only at run
//! time. A transition moves the valve, not what it points to: the log stays
//! in the same buffer.
//!
//! Prints:
//!
//! ```text
//! poured [3, 4], same buffer: true
//! checked at run time: Err("it is shut")
//! checked at run time: Ok(())
//! poured [3]
//! ```

use std::marker::PhantomData;

pub struct Open;
pub struct Shut;

pub struct Valve<State> {
    litres: Vec<u32>,
    state: PhantomData<State>,
}

const _: () = assert!(size_of::<Valve<Open>>() == size_of::<Vec<u32>>());
const _: () = assert!(size_of::<Valve<Shut>>() == size_of::<Vec<u32>>());
const _: () = assert!(size_of::<CheckedValve>() > size_of::<Vec<u32>>());

impl Valve<Shut> {
    pub fn open(self) -> Valve<Open> {
        Valve {
            litres: self.litres,
            state: PhantomData,
        }
    }
}

impl Valve<Open> {
    /// Only an open valve can be told to: there is nothing to check.
    pub fn pour(&mut self, litres: u32) {
        self.litres.push(litres);
    }

    pub fn shut(self) -> Valve<Shut> {
        Valve {
            litres: self.litres,
            state: PhantomData,
        }
    }
}

pub struct CheckedValve {
    litres: Vec<u32>,
    open: bool,
}

impl CheckedValve {
    pub fn pour(&mut self, litres: u32) -> Result<(), &'static str> {
        if !self.open {
            return Err("it is shut");
        }
        self.litres.push(litres);
        Ok(())
    }
}

pub fn main() {
    let shut = Valve {
        litres: Vec::with_capacity(2),
        state: PhantomData::<Shut>,
    };
    let buffer = shut.litres.as_ptr();
    let mut open = shut.open();
    open.pour(3);
    open.pour(4);
    let shut = open.shut();
    println!(
        "poured {:?}, same buffer: {}",
        shut.litres,
        shut.litres.as_ptr() == buffer
    );

    let mut checked = CheckedValve {
        litres: vec![],
        open: false,
    };
    println!("checked at run time: {:?}", checked.pour(3));
    checked.open = true;
    println!("checked at run time: {:?}", checked.pour(3));
    println!("poured {:?}", checked.litres);
}

//! Add up the sizes in a tree of folders, two subtrees at a time.
//!
//! A tree has no index to cut it in half, so there is no `par_iter` for it:
//! its own shape says where to split. `join` of the left and the right
//! subtree returns both results as a pair. The tree leans to one side here.
//! That is no trouble: every level offers a subtree to whoever is idle, so
//! nobody has to know beforehand where the middle is.
//!
//! Prints:
//!
//! ```text
//! 8361 kB, 18 deep
//! ```

pub struct Folder {
    pub kilobytes: u64,
    pub inside: Option<Box<(Folder, Folder)>>,
}

/// The Fibonacci tree: one side is always deeper than the other.
pub fn folder(depth: u32) -> Folder {
    let inside = (depth >= 2)
        .then(|| Box::new((folder(depth - 1), folder(depth - 2))));
    Folder {
        kilobytes: 1,
        inside,
    }
}

/// How large all of it is, and how deep it goes.
pub fn measure(folder: &Folder) -> (u64, u32) {
    let Some(inside) = &folder.inside else {
        return (folder.kilobytes, 1);
    };
    let (left, right) =
        rayon::join(|| measure(&inside.0), || measure(&inside.1));
    (folder.kilobytes + left.0 + right.0, 1 + left.1.max(right.1))
}

pub fn main() {
    let (kilobytes, depth) = measure(&folder(18));
    println!("{kilobytes} kB, {depth} deep");
}

//! Add up the sizes in a tree of folders, two subtrees at a time.
//!
//! A tree has no index to cut it in half, so there is no `par_iter` for it:
//! its own shape says where to split. `join` of the left and the right
//! subtree returns both results as a pair. The tree leans to one side here.
//! That is no trouble: every level offers a subtree to whoever is idle, so
//! nobody has to know beforehand where the middle is.
//!
//! To add up the sizes alone, `rayon::iter::walk_tree` is enough: it makes a
//! parallel iterator of all folders. Take `join` where the result of a folder
//! is made of those of its subtrees, as the depth is.
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

#[cfg(test)]
mod tests {
    use super::{Folder, folder, measure};
    use rayon::prelude::*;

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "`walk_tree` asks for it"
    )]
    fn inside<'a>(folder: &&'a Folder) -> Vec<&'a Folder> {
        let pair = folder.inside.iter();
        pair.flat_map(|pair| [&pair.0, &pair.1]).collect()
    }

    #[test]
    fn walk_tree_adds_up_the_same() {
        let root = folder(18);
        let folders = rayon::iter::walk_tree(&root, inside);
        let kilobytes: u64 = folders.map(|folder| folder.kilobytes).sum();
        assert_eq!(kilobytes, measure(&root).0);
    }
}

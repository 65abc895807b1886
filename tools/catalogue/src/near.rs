//! Which name a reader meant.

use std::fmt::Write;

/// Returns the name nearest to `wrong`, or `None` if every name is so far from
/// it that naming one would be a guess.
#[must_use]
pub fn nearest<'a>(
    wrong: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    names
        .into_iter()
        .map(|name| (distance(name, wrong), name))
        .min()
        .filter(|(distance, name)| *distance * 2 <= name.len())
        .map(|(_, name)| name)
}

/// Returns the message for a name that does not exist: `what` there is none
/// of, and the nearest one.
#[must_use]
pub fn suggest<'a>(
    what: &str,
    wrong: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> String {
    let mut message = format!("no {what} `{wrong}`");
    if let Some(near) = nearest(wrong, names) {
        let _ = write!(message, "; did you mean `{near}`?");
    }
    message
}

/// Returns how many letters are to be put in, taken out, replaced, or swapped
/// with their neighbour, to make one word of the other (the optimal string
/// alignment distance).
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) =
        (a.chars().collect(), b.chars().collect());
    // The rows of the table for the two letters of `a` before this one.
    let mut two_above: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let replaced = above[j] + usize::from(a[i] != b[j]);
            let mut least = replaced.min(above[j + 1] + 1).min(row[j] + 1);
            let swapped =
                i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
            if swapped {
                least = least.min(two_above[j - 1] + 1);
            }
            row.push(least);
        }
        two_above = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_counted_in_letters() {
        for (a, b, wanted) in [
            ("", "", 0),
            ("mutex", "mutex", 0),
            ("mutex", "", 5),
            ("", "lock", 4),
            ("mutex", "mutx", 1),
            ("mutex", "muttex", 1),
            ("mutex", "mutez", 1),
            ("mutex", "mtuex", 1),
            ("scope", "select", 5),
        ] {
            assert_eq!(distance(a, b), wanted, "{a} {b}");
            assert_eq!(distance(b, a), wanted, "{b} {a}");
        }
    }

    #[test]
    fn a_typo_finds_its_name_and_a_stranger_finds_none() {
        let names = ["wait_group", "chunked_sum"];
        assert_eq!(nearest("waitgroup", names), Some("wait_group"));
        assert_eq!(nearest("chunkedsmu", names), Some("chunked_sum"));
        assert_eq!(nearest("zzz", names), None);
        assert_eq!(
            suggest("example", "wait_gruop", names),
            "no example `wait_gruop`; did you mean `wait_group`?"
        );
        assert_eq!(suggest("example", "zzz", names), "no example `zzz`");
    }
}

//! What is said about many runs: the median, and the quartiles around it.

/// The value in the middle, and those a quarter of the runs are below and
/// above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quartiles {
    /// A quarter of the runs lies below.
    pub q1: f64,
    /// Half of the runs lies below.
    pub median: f64,
    /// A quarter of the runs lies above.
    pub q3: f64,
}

impl Quartiles {
    /// Of any values; none of none. Between two values it lies in proportion.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = values.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let at = |part: f64| {
            let place = part * (sorted.len() - 1) as f64;
            let low = sorted[place.floor() as usize];
            let high = sorted[place.ceil() as usize];
            low + (high - low) * place.fract()
        };
        (!sorted.is_empty()).then(|| Self {
            q1: at(0.25),
            median: at(0.5),
            q3: at(0.75),
        })
    }

    /// Whether both quartiles lie on the same side of `line`: only then is
    /// the median said to.
    pub fn clear_of(&self, line: f64) -> bool {
        self.q3 < line || self.q1 > line
    }
}

/// How `ours` compares with `theirs`, round by round, in the rounds that both
/// ran: the noise of a round hits both and cancels out.
pub fn paired(
    ours: &[Option<f64>],
    theirs: &[Option<f64>],
) -> Option<Quartiles> {
    let pairs = ours.iter().zip(theirs);
    Quartiles::of(pairs.filter_map(|(ours, theirs)| {
        let ratio = (*ours)? / (*theirs)?;
        ratio.is_finite().then_some(ratio)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_of_five_are_three_of_them() {
        let of = Quartiles::of([5.0, 1.0, 4.0, 2.0, 3.0]);
        let expected = Quartiles {
            q1: 2.0,
            median: 3.0,
            q3: 4.0,
        };
        assert_eq!(of, Some(expected));
    }

    #[test]
    fn between_two_values_it_lies_in_proportion() {
        let of = Quartiles::of([1.0, 2.0]).expect("two values");
        assert_eq!((of.q1, of.median, of.q3), (1.25, 1.5, 1.75));
        assert_eq!(Quartiles::of([]), None);
    }

    #[test]
    fn a_round_that_one_of_them_missed_is_no_pair() {
        let ours = [Some(10.0), Some(40.0), None, Some(7.0)];
        let theirs = [Some(5.0), Some(10.0), Some(1.0)];
        let ratio = paired(&ours, &theirs).expect("two pairs");
        assert_eq!((ratio.q1, ratio.median, ratio.q3), (2.5, 3.0, 3.5));
        assert_eq!(paired(&ours, &[None, None]), None);
    }

    #[test]
    fn clear_of_a_line_are_both_quartiles_or_neither() {
        let ratio = Quartiles {
            q1: 0.8,
            median: 0.9,
            q3: 1.1,
        };
        assert!(ratio.clear_of(1.2) && ratio.clear_of(0.7));
        assert!(!ratio.clear_of(1.0));
    }
}

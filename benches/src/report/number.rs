//! Numbers as people read them. ASCII only.

/// A time: `2.14 ms`.
pub fn time(nanoseconds: f64) -> String {
    let (value, unit) = match nanoseconds {
        n if n < 1e3 => (n, "ns"),
        n if n < 1e6 => (n / 1e3, "us"),
        n if n < 1e9 => (n / 1e6, "ms"),
        n => (n / 1e9, "s"),
    };
    format!("{} {unit}", digits(value))
}

/// A size: `2.11 MiB`.
pub fn bytes(bytes: f64) -> String {
    const KIB: f64 = 1024.0;
    let (value, unit) = match bytes {
        n if n < KIB => return format!("{n:.0} B"),
        n if n < KIB * KIB => (n / KIB, "KiB"),
        n if n < KIB * KIB * KIB => (n / KIB / KIB, "MiB"),
        n => (n / KIB / KIB / KIB, "GiB"),
    };
    format!("{} {unit}", digits(value))
}

/// A ratio: `1.02x`, `2,010x`.
pub fn ratio(value: f64) -> String {
    format!("{}x", plain_ratio(value))
}

/// A ratio without its sign: `1.02`, `2,010`.
pub fn plain_ratio(value: f64) -> String {
    if value < 10.0 {
        format!("{value:.2}")
    } else {
        digits(value)
    }
}

/// Three digits that count, and all those before the point.
fn digits(value: f64) -> String {
    match value {
        v if v < 9.995 => format!("{v:.2}"),
        v if v < 99.95 => format!("{v:.1}"),
        v => grouped(v.round() as u64),
    }
}

/// A count: `10,000`.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_count() {
        assert_eq!(time(0.5), "0.50 ns");
        assert_eq!(time(39.96), "40.0 ns");
        assert_eq!(time(9_999.0), "10.0 us");
        assert_eq!(time(2_140_000.0), "2.14 ms");
        assert_eq!(time(12_345_000_000.0), "12.3 s");
        assert_eq!(bytes(379.0), "379 B");
        assert_eq!(bytes(2774.0), "2.71 KiB");
        assert_eq!(ratio(1.0), "1.00x");
        assert_eq!(ratio(45.25), "45.2x");
        assert_eq!(ratio(2010.4), "2,010x");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(100), "100");
    }
}

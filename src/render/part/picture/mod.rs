//! Pictures for people who look rather than read: plain numbers of the archive come in, places of bars and lines go out, and with every
//! picture the same numbers as a table.
//!
//! A picture is left out where it would say nothing. Places are shares of the width, so that a picture has no text of its own to shrink:
//! words are outside it, in the font size of the page.

pub(crate) mod by_time;
pub(crate) mod coverage;
pub(crate) mod neighbourhood;
mod periods;

/// A share of a whole as a percentage with at most two decimals, as SVG takes it: `12.5%`.
fn percent(part: usize, whole: usize) -> String {
    let hundredths = (part * 10_000 + whole.max(1) / 2) / whole.max(1);
    let (units, rest) = (hundredths / 100, hundredths % 100);
    match (rest, rest % 10) {
        (0, _) => format!("{units}%"),
        (_, 0) => format!("{units}.{}%", rest / 10),
        _ => format!("{units}.{rest:02}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn shares_are_as_short_as_they_can_be() {
        assert_eq!(percent(1, 8), "12.5%");
        assert_eq!(percent(1, 3), "33.33%");
        assert_eq!(percent(201, 10_000), "2.01%");
        assert_eq!(percent(5, 5), "100%");
        assert_eq!(percent(0, 0), "0%");
    }
}

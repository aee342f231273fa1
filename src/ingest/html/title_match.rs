//! Whether a heading says what a title says.

use crate::text::alphanumeric_key as key;

/// Signs between a headline and the name of the site, as title bars have them.
pub(super) const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " » ", " « ", " :: ", " • ", " · ", " / ", " : ",
];

pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

pub(super) fn is_same(heading: &str, title: &str) -> bool {
    key(heading) == key(title)
}

/// A heading of two words or more that a title ends with behind a sign or begins with before one ("Review: The ferry", "The ferry (2024/5)"), or that
/// ends with a part of the title between separators ("Harbour Post - Timetable", "Ferry Timetable").
pub(super) fn is_part(heading: &str, title: &str) -> bool {
    let (heading, title) = (heading.to_lowercase(), title.trim().to_lowercase());
    if words(&heading).len() < 2 {
        return false;
    }
    let sign = |c: char| !c.is_alphanumeric();
    let behind_sign = title
        .strip_suffix(heading.as_str())
        .is_some_and(|before| before.trim_end().ends_with(sign));
    let before_sign = title
        .strip_prefix(heading.as_str())
        .is_some_and(|behind| behind.trim_start().starts_with('('));
    let ends_alike = SEPARATORS
        .iter()
        .filter_map(|separator| title.rsplit_once(separator))
        .flat_map(|(front, end)| [front.trim(), end.trim()])
        .any(|part| {
            part.chars().count() >= SHORTEST_PART
                && heading
                    .strip_suffix(part)
                    .is_some_and(|before| before.ends_with(sign))
        });
    behind_sign || before_sign || ends_alike
}

/// The shortest part of a title that a heading is recognised by, in code points.
const SHORTEST_PART: usize = 6;

/// One contains the other, or two thirds of the words of the shorter one occur in the other.
pub(super) fn agree(heading: &str, title: &str) -> bool {
    let (one, other) = (key(heading), key(title));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let front = SEPARATORS
        .iter()
        .find_map(|separator| title.rsplit_once(separator))
        .map(|(front, _)| front);
    if front.is_some_and(|front| agree(heading, front)) {
        return true;
    }
    let (shorter, longer) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    if longer.contains(shorter.as_str()) && shorter.len() * 4 >= longer.len() {
        return true;
    }
    let (one, other) = (words(heading), words(title));
    let common = one.iter().filter(|word| other.contains(word)).count();
    common >= 2 && common * 3 >= one.len().min(other.len()) * 2
}

/// A heading that a title ends with, behind a separator: more likely the site's name than the headline.
pub(super) fn names_the_end(heading: &str, title: &str) -> bool {
    SEPARATORS.iter().any(|separator| {
        title
            .rsplit_once(separator)
            .is_some_and(|(front, end)| !front.is_empty() && is_same(heading, end))
    })
}

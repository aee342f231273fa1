//! Russian phrases of adjective and noun, restored to the nominative by agreement: "Европейской комиссии" becomes "Европейская комиссия", even if
//! the archive has the name in no other case.
//!
//! The adjective's ending gives gender and case, which leaves one analysis of the noun. If the gender is unclear (soft nouns: "моря", "рубля"),
//! the name stays unchanged.

/// An adjective's ending: its nominative by type of stem, and the endings that the noun can have.
struct Agreement {
    adjective: &'static str,
    feminine: bool,
    /// Endings of the noun in the same case.
    noun: &'static [&'static str],
}

const AGREEMENTS: [Agreement; 8] = [
    agreement("ого", false, &["а", "я"]),
    agreement("его", false, &["а", "я"]),
    agreement("ому", false, &["у", "ю"]),
    agreement("ему", false, &["у", "ю"]),
    agreement("ым", false, &["ом", "ем"]),
    agreement("им", false, &["ом", "ем"]),
    agreement("ой", true, &["ы", "и", "е", "ой", "ей"]),
    agreement("ую", true, &["у", "ю"]),
];

const fn agreement(
    adjective: &'static str,
    feminine: bool,
    noun: &'static [&'static str],
) -> Agreement {
    Agreement {
        adjective,
        feminine,
        noun,
    }
}

/// Nouns that look masculine but are not, without their ending.
const NEUTER: [&str; 3] = ["озер", "мест", "дел"];

/// The nominative of a lower-case phrase of one or two adjectives and a noun; `None` for any other or doubtful phrase.
pub(super) fn nominative(phrase: &str) -> Option<String> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let (noun, adjectives) = words.split_last()?;
    if adjectives.is_empty() || adjectives.len() > 2 {
        return None;
    }
    let agreement = AGREEMENTS
        .iter()
        .find(|one| adjectives[0].ends_with(one.adjective))?;
    let (noun, gender) = noun_of(noun, agreement)?;
    let mut out: Vec<String> = Vec::new();
    for adjective in adjectives {
        let stem = adjective.strip_suffix(agreement.adjective)?;
        if stem.chars().count() < 3 {
            return None;
        }
        out.push(format!("{stem}{}", adjective_ending(stem, gender)));
    }
    out.push(noun);
    Some(out.join(" "))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

fn noun_of(noun: &str, agreement: &Agreement) -> Option<(String, Gender)> {
    let ending = agreement
        .noun
        .iter()
        .find(|ending| noun.ends_with(**ending))?;
    let stem = noun.strip_suffix(ending)?;
    let last = stem.chars().next_back()?;
    if stem.chars().count() < 2 || "ьй".contains(last) {
        return None;
    }
    let hard = !"иаеоуыэюя".contains(last);
    if agreement.feminine {
        return match *ending {
            // комиссии, комиссией, комиссию; службы, службой, службе, службу.
            "и" | "ей" | "ю" if last == 'и' => Some((format!("{stem}я"), Gender::Feminine)),
            "ы" | "ой" | "у" if hard => Some((format!("{stem}а"), Gender::Feminine)),
            "и" | "ей" | "е" if "гкхжшчщ".contains(last) => {
                Some((format!("{stem}а"), Gender::Feminine))
            }
            "и" if stem.ends_with("ост") => Some((format!("{stem}ь"), Gender::Feminine)),
            "е" if "бвдзлмнпрст".contains(last) => {
                Some((format!("{stem}а"), Gender::Feminine))
            }
            _ => None,
        };
    }
    match *ending {
        // агентства, собрания: neuter by their suffixes.
        "а" | "у" | "ом" if stem.ends_with("ств") || NEUTER.contains(&stem) => {
            Some((format!("{stem}о"), Gender::Neuter))
        }
        "я" | "ю" | "ем" if stem.ends_with("ани") || stem.ends_with("ени") => {
            Some((format!("{stem}е"), Gender::Neuter))
        }
        "а" | "у" | "ом" if hard && last != 'ц' => Some((stem.to_owned(), Gender::Masculine)),
        _ => None,
    }
}

/// Endings of soft adjective stems: внешняя, верхнее, нижний, средний.
const SOFT: [&str; 6] = ["шн", "ерхн", "нижн", "средн", "задн", "утренн"];

/// Stems with a stressed masculine ending: речной, мировой, городской.
const STRESSED: [&str; 7] = [
    "речн",
    "миров",
    "морск",
    "городск",
    "лесн",
    "областн",
    "донск",
];

/// The adjective's ending by the rules of spelling.
fn adjective_ending(stem: &str, gender: Gender) -> &'static str {
    let soft = SOFT.iter().any(|end| stem.ends_with(end));
    let after = stem.chars().next_back().unwrap_or(' ');
    match gender {
        Gender::Feminine if soft => "яя",
        Gender::Feminine => "ая",
        Gender::Neuter if soft => "ее",
        Gender::Neuter => "ое",
        Gender::Masculine if STRESSED.iter().any(|end| stem.ends_with(end)) => "ой",
        Gender::Masculine if soft || "гкхжшчщ".contains(after) => "ий",
        Gender::Masculine => "ый",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjective_and_noun_tell_gender_and_case() {
        for (phrase, base) in [
            ("речного совета", "речной совет"),
            ("северного совета", "северный совет"),
            ("балтийского банка", "балтийский банк"),
            ("горной комиссии", "горная комиссия"),
            ("речную службу", "речная служба"),
            ("северной библиотеке", "северная библиотека"),
            ("лесного агентства", "лесное агентство"),
            ("народным собранием", "народное собрание"),
            ("верхнего озера", "верхнее озеро"),
            ("малого северного театра", "малый северный театр"),
        ] {
            assert_eq!(nominative(phrase).as_deref(), Some(base), "{phrase}");
        }
    }

    #[test]
    fn what_is_doubtful_stays() {
        for phrase in [
            "северного моря",
            "совета",
            "нового рубля",
            "совета министров",
        ] {
            assert_eq!(nominative(phrase), None, "{phrase}");
        }
    }
}

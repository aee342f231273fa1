//! Names of an adjective and a noun, brought back to the nominative where the two agree: Russian "Европейской комиссии" is "Европейская
//! комиссия", even where the archive has the name in no other case.
//!
//! The ending of the adjective tells gender and case, which leaves one reading of the noun. The rules are in the language pack.

use crate::language::{Agreement, InflectedAdjective};

/// Fewest letters of an adjective's stem and of a noun's.
const SHORTEST_ADJECTIVE: usize = 3;
const SHORTEST_NOUN: usize = 2;

/// The nominative of a lower-case phrase of one or two adjectives and a noun; `None` for any other or doubtful phrase.
pub(super) fn nominative(phrase: &str, rules: &Agreement) -> Option<String> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let (noun, adjectives) = words.split_last()?;
    if adjectives.is_empty() || adjectives.len() > 2 {
        return None;
    }
    let agreement = rules
        .adjectives
        .iter()
        .find(|rule| adjectives[0].ends_with(rule.ending.as_str()))?;
    let (noun, gender) = noun_of(noun, agreement, rules)?;
    let mut out: Vec<String> = Vec::new();
    for adjective in adjectives {
        let stem = adjective.strip_suffix(agreement.ending.as_str())?;
        if stem.chars().count() < SHORTEST_ADJECTIVE {
            return None;
        }
        let ending = rules.nominatives.iter().find(|rule| {
            rule.gender == gender && (rule.after.is_empty() || ends_in(stem, &rule.after))
        })?;
        out.push(format!("{stem}{}", ending.ending));
    }
    out.push(noun);
    Some(out.join(" "))
}

/// The nominative of a noun beside an adjective, and its gender.
fn noun_of<'a>(
    noun: &str,
    agreement: &InflectedAdjective,
    rules: &'a Agreement,
) -> Option<(String, &'a str)> {
    let mut endings = agreement.nouns.iter();
    let ending = endings.find(|ending| noun.ends_with(ending.as_str()))?;
    let stem = noun.strip_suffix(ending.as_str())?;
    if stem.chars().count() < SHORTEST_NOUN {
        return None;
    }
    let rule = rules.nouns.iter().find(|rule| {
        agreement.genders.contains(&rule.gender)
            && rule.endings.contains(ending)
            && (ends_in(stem, &rule.after) || rule.stems.iter().any(|known| known == stem))
    })?;
    Some((format!("{stem}{}", rule.base), &rule.gender))
}

fn ends_in(stem: &str, ends: &[String]) -> bool {
    ends.iter().any(|end| stem.ends_with(end.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    fn of(phrase: &str) -> Option<String> {
        let languages = Languages::compiled_in().expect("packs");
        nominative(phrase, &languages.get("ru")?.names.agreement)
    }

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
            assert_eq!(of(phrase).as_deref(), Some(base), "{phrase}");
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
            assert_eq!(of(phrase), None, "{phrase}");
        }
    }
}

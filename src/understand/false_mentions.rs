//! Removes mentions that the rest of the text contradicts, and adds people that the owner names.

use crate::language::LanguagePack;
use crate::model::{EntityKind, Mention, OutletReading, Span};
use crate::text::{TokenKind, fold_name, fold_word, tokens};
use std::collections::BTreeSet;

/// The mentions without those of the outlet, and without a country or role before a full name ("министр Норвегии Эрик Берг" tagged from
/// "Норвегии", "Captain Ann Lee"). A role that is also a given name ("Dean") stays unless another given name follows.
pub(super) fn without_false_mentions(
    mentions: Vec<Mention>,
    text: &str,
    outlet: Option<&OutletReading>,
    pack: Option<&LanguagePack>,
    is_given_name: &dyn Fn(&str) -> bool,
) -> Vec<Mention> {
    let outlet_keys: Vec<String> = outlet
        .into_iter()
        .flat_map(|outlet| {
            [
                Some(outlet.name.as_str()),
                outlet.span.map(|span| span.of(text)),
            ]
        })
        .flatten()
        .map(fold_name)
        .collect();
    let written_small = roles_written_small(&mentions, text, pack);
    mentions
        .into_iter()
        .filter_map(|mention| {
            if mention.kind != EntityKind::Person {
                return Some(mention);
            }
            if written_small.contains(&fold_word(&mention.text)) {
                return None;
            }
            if outlet_keys.contains(&fold_name(&mention.text))
                || pack.is_some_and(|pack| is_role_of_words(&mention.text, pack))
            {
                return None;
            }
            Some(without_word_before(mention, text, pack, is_given_name))
        })
        .collect()
}

/// Mentions of one word that is a role in the pack, and that the text has in small letters, too: there it is a role, although it is a given name elsewhere ("Аким").
fn roles_written_small(
    mentions: &[Mention],
    text: &str,
    pack: Option<&LanguagePack>,
) -> BTreeSet<String> {
    let is_one_role = |mention: &&Mention| {
        mention.kind == EntityKind::Person
            && !mention.text.contains(char::is_whitespace)
            && pack.is_some_and(|pack| is_role(&mention.text, pack))
    };
    let mut roles: BTreeSet<String> = mentions
        .iter()
        .filter(is_one_role)
        .map(|mention| fold_word(&mention.text))
        .collect();
    if !roles.is_empty() {
        let small: BTreeSet<String> = tokens(text)
            .into_iter()
            .map(|token| token.span.of(text))
            .filter(|word| word.starts_with(char::is_lowercase))
            .map(fold_word)
            .collect();
        roles.retain(|role| small.contains(role));
    }
    roles
}

/// Adds the people that the owner names, wherever the text has them as written, and returns the names that it does not have.
pub(super) fn add_declared<'a>(
    mut mentions: Vec<Mention>,
    text: &str,
    segments: &[Vec<Span>],
    declared: &'a [String],
) -> (Vec<Mention>, Vec<&'a str>) {
    let mut nowhere = Vec::new();
    for name in declared {
        let places: Vec<Span> = segments
            .iter()
            .flatten()
            .flat_map(|run| {
                run.of(text)
                    .match_indices(name.as_str())
                    .map(|(at, found)| Span::new(run.start + at, run.start + at + found.len()))
                    .collect::<Vec<_>>()
            })
            .collect();
        if places.is_empty() {
            nowhere.push(name.as_str());
        }
        for place in places {
            mentions.retain(|mention| !mention.span.overlaps(&place));
            mentions.push(Mention {
                kind: EntityKind::Person,
                span: place,
                text: name.clone(),
                confidence: 1.0,
            });
        }
    }
    mentions.sort_by_key(|mention| mention.span);
    (mentions, nowhere)
}

/// Removes a country or role before a name of three or more words, so that a given name and a surname remain.
fn without_word_before(
    mention: Mention,
    text: &str,
    pack: Option<&LanguagePack>,
    is_given_name: &dyn Fn(&str) -> bool,
) -> Mention {
    let words: Vec<Span> = tokens(&mention.text)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.span.shifted(mention.span.start))
        .collect();
    let (Some(first), Some(second), true) = (words.first(), words.get(1), words.len() >= 3) else {
        return mention;
    };
    let between = text.get(first.end..second.start).unwrap_or("");
    let first_word = first.of(text);
    let foreign = pack.is_some_and(|pack| {
        pack.territory_of(first_word).is_some()
            || (is_role(first_word, pack)
                && (is_given_name(second.of(text)) || !is_given_name(first_word)))
    });
    if !foreign || !between.chars().all(char::is_whitespace) {
        return mention;
    }
    let span = Span::new(second.start, mention.span.end);
    Mention {
        span,
        text: span.of(text).to_owned(),
        ..mention
    }
}

/// Whether the word is a role in the pack.
fn is_role(word: &str, pack: &LanguagePack) -> bool {
    let word = fold_word(word);
    pack.words
        .roles
        .iter()
        .any(|role| match role.strip_suffix('*') {
            Some(stem) => !stem.contains(' ') && word.starts_with(stem),
            None => *role == word,
        })
}

/// Whether the text is a role of several words and nothing else.
fn is_role_of_words(text: &str, pack: &LanguagePack) -> bool {
    let small = text.to_lowercase();
    small.contains(' ') && pack.words.roles.contains(&small)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    fn mention(text: &str, part: &str) -> Mention {
        let start = text.find(part).expect("it stands there");
        Mention {
            kind: EntityKind::Person,
            span: Span::new(start, start + part.len()),
            text: part.into(),
            confidence: 0.9,
        }
    }

    #[test]
    fn countries_and_outlets_are_no_part_of_a_name() {
        let languages = Languages::compiled_in().expect("packs");
        let text = "Министр Норвегии Эрик Берг рассказал агентству Stepnews.";
        let outlet = OutletReading {
            support: crate::model::OutletSupport::Known,
            name: "Stepnews".into(),
            span: None,
        };
        let found = without_false_mentions(
            vec![
                mention(text, "Норвегии Эрик Берг"),
                mention(text, "Stepnews"),
            ],
            text,
            Some(&outlet),
            languages.get("ru"),
            &|_| false,
        );
        let names: Vec<&str> = found.iter().map(|mention| mention.span.of(text)).collect();
        assert_eq!(names, ["Эрик Берг"]);
    }

    #[test]
    fn roles_before_a_full_name_are_cut_off_unless_they_are_names() {
        let languages = Languages::compiled_in().expect("packs");
        let text = "Colonel Dean Ann Lee";
        let cut = |is_name: &dyn Fn(&str) -> bool| {
            let all = vec![mention(text, text)];
            without_false_mentions(all, text, None, languages.get("en"), is_name)[0]
                .text
                .clone()
        };
        assert_eq!(cut(&|_| false), "Dean Ann Lee");
        assert_eq!(cut(&|word| word == "Colonel"), text);
    }

    #[test]
    fn a_role_that_the_text_also_writes_small_is_no_name() {
        let languages = Languages::compiled_in().expect("packs");
        let left = |text: &str| {
            let all = vec![mention(text, "Dean")];
            without_false_mentions(all, text, None, languages.get("en"), &|_| true).len()
        };
        assert_eq!(
            left("Dean of the school opened it. It is long, the dean said."),
            0
        );
        assert_eq!(left("Dean opened the school. It is long, he said."), 1);
    }

    #[test]
    fn people_named_by_the_owner_are_found_where_they_stand() {
        let text = "At noon Zed Quux and again Zed Quux spoke.";
        let segments = vec![vec![Span::new(0, text.len())]];
        let declared = ["Zed Quux".to_owned(), "Nobody Here".to_owned()];
        let tagged = vec![mention(text, "Quux")];
        let (found, nowhere) = add_declared(tagged, text, &segments, &declared);
        let names: Vec<&str> = found.iter().map(|mention| mention.span.of(text)).collect();
        assert_eq!(names, ["Zed Quux", "Zed Quux"]);
        assert_eq!(nowhere, ["Nobody Here"]);
    }

    #[test]
    fn two_words_stay_whole() {
        let languages = Languages::compiled_in().expect("packs");
        let text = "Иордания Смит";
        let found = without_false_mentions(
            vec![mention(text, text)],
            text,
            None,
            languages.get("ru"),
            &|_| false,
        );
        assert_eq!(found[0].text, text);
    }
}

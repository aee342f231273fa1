//! What roles are called in other languages: a glossary made of the tables `[role_names]` of all packs.

use super::{Languages, RoleNames, RolePlace};
use crate::model::Span;
use crate::text::{FoldedWords, Pattern, fold_word};
use std::collections::{BTreeMap, BTreeSet};

/// A role that is known in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRole<'a> {
    /// What readers of that language call it.
    pub name: &'a str,
    /// The words say that somebody no longer has it.
    pub is_former: bool,
}

/// The role names of all packs.
#[derive(Clone, Debug, Default)]
pub struct RoleGlossary(BTreeMap<String, OfLanguage>);

#[derive(Clone, Debug)]
struct OfLanguage {
    place: RolePlace,
    /// Names with the key of the role.
    names: Vec<(Pattern, String)>,
    shown: BTreeMap<String, String>,
    lesser: Vec<Pattern>,
    former: Vec<Pattern>,
    links: BTreeSet<String>,
}

impl RoleGlossary {
    /// That of the packs.
    pub fn of(languages: &Languages) -> Self {
        let packs = languages
            .iter()
            .filter(|pack| !pack.role_names.of.is_empty());
        let patterns = |words: &[String]| words.iter().filter_map(|w| Pattern::parse(w)).collect();
        let of_pack = packs.map(|pack| {
            let RoleNames { place, of } = &pack.role_names;
            let names = of.iter().flat_map(|(key, names)| {
                let patterns = names.iter().filter_map(|name| Pattern::parse(name));
                patterns.map(|pattern| (pattern, key.clone()))
            });
            let shown = of
                .iter()
                .filter_map(|(key, names)| Some((key.clone(), names.first()?.replace('*', ""))));
            let own = OfLanguage {
                place: *place,
                names: names.collect(),
                shown: shown.collect(),
                lesser: patterns(&pack.roles.lesser),
                former: patterns(&pack.roles.former),
                links: pack
                    .roles
                    .links
                    .iter()
                    .map(|word| fold_word(word))
                    .collect(),
            };
            (pack.tag.clone(), own)
        });
        Self(of_pack.collect())
    }

    /// What a role in the words of one language is called in another, both by their tags; nothing where the words may mean another role.
    pub fn translated(&self, role: &str, from: &str, to: &str) -> Option<KnownRole<'_>> {
        let (key, is_former) = self.0.get(from)?.key_of(role)?;
        let name = self.0.get(to)?.shown.get(key)?;
        Some(KnownRole { name, is_former })
    }
}

impl OfLanguage {
    /// The key of a role, and whether it is a former one.
    fn key_of(&self, role: &str) -> Option<(&str, bool)> {
        let words = FoldedWords::of(role, Span::new(0, role.len()));
        let is_one = |patterns: &[Pattern], at: usize| {
            patterns
                .iter()
                .any(|pattern| pattern.matches_at(&words, at).is_some())
        };
        let former: Vec<bool> = (0..words.len())
            .map(|at| is_one(&self.former, at))
            .collect();
        let begin = former.iter().take_while(|is_former| **is_former).count();
        let (first, end, key) = self
            .at_the_beginning(&words, begin)
            .or_else(|| self.at_the_end(&words))?;
        let others = || (0..first).chain(end..words.len());
        // A hyphen makes one word of two: "министр-посланник".
        let spans: Vec<Span> = words.iter().map(|(_, span)| span).collect();
        let goes_on = role[spans[end - 1].end..].starts_with('-');
        let went_before =
            first > 0 && !former[first - 1] && role[..spans[first].start].ends_with('-');
        if goes_on || went_before || others().any(|at| is_one(&self.lesser, at)) {
            return None;
        }
        // Between the role and its end, the word belongs to what the role is of: "president of the former republic".
        let says_former = |at: usize| former[at] && (at < first || at == end);
        Some((key, others().any(says_former)))
    }

    /// First word, end and key of the longest name that begins here.
    fn at_the_beginning(&self, words: &FoldedWords, at: usize) -> Option<(usize, usize, &str)> {
        if self.place == RolePlace::Last {
            return None;
        }
        self.longest(words, at)
    }

    /// The same of the longest name at the end, if nothing joins it to what is before.
    fn at_the_end(&self, words: &FoldedWords) -> Option<(usize, usize, &str)> {
        let is_joined = words.iter().any(|(word, _)| self.links.contains(word));
        if self.place == RolePlace::First || is_joined {
            return None;
        }
        let found = (0..words.len()).filter_map(|at| self.longest(words, at));
        found
            .filter(|(_, end, _)| *end == words.len())
            .min_by_key(|(first, ..)| *first)
    }

    fn longest(&self, words: &FoldedWords, at: usize) -> Option<(usize, usize, &str)> {
        let found = self.names.iter().filter_map(|(pattern, key)| {
            let length = pattern.matches_at(words, at)?;
            Some((at, at + length, key.as_str()))
        });
        found.max_by_key(|(_, end, _)| *end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> RoleGlossary {
        RoleGlossary::of(&Languages::compiled_in().expect("packs"))
    }

    #[test]
    fn role_words_translate_into_each_other() {
        let glossary = glossary();
        for (from, role, to, name) in [
            ("ru", "министр", "en", "minister"),
            (
                "ru",
                "министр иностранных дел Казахстана",
                "en",
                "foreign minister",
            ),
            ("ru", "министр транспорта", "kk", "министр"),
            ("kk", "Қазақстанның көлік министрі", "en", "minister"),
            ("kk", "Президенттің кеңесшісі", "ru", "советник"),
            (
                "uz",
                "Tashqi ishlar vaziri",
                "uz-Cyrl",
                "ташқи ишлар вазири",
            ),
            ("uz-Cyrl", "Тошкент шаҳри ҳокими", "ru", "губернатор"),
            (
                "en",
                "deputy prime minister",
                "de",
                "stellvertretende/r Ministerpräsident/in",
            ),
            ("en", "Minister of Transport", "fr", "ministre"),
            (
                "en",
                "Kazakh foreign minister",
                "ru",
                "министр иностранных дел",
            ),
            (
                "de",
                "deutsche Außenministerin",
                "es",
                "ministro/a de Asuntos Exteriores",
            ),
            ("zh", "哈萨克斯坦外交部长", "en", "foreign minister"),
            ("ar", "وزيرة الخارجية", "en", "foreign minister"),
            ("fr", "porte-parole du ministère", "tr", "sözcü"),
            ("tr", "Dışişleri Bakanı", "uk", "міністр закордонних справ"),
        ] {
            let known = glossary.translated(role, from, to);
            assert_eq!(known.map(|known| known.name), Some(name), "{role}");
        }
    }

    #[test]
    fn what_may_be_another_role_is_left_as_it_is() {
        let glossary = glossary();
        for (from, role) in [
            ("ru", "помощник президента"),
            ("ru", "министр-посланник"),
            ("ru", "исполняющий обязанности министра"),
            ("en", "aide to the president"),
            ("en", "acting foreign minister"),
            ("en", "first deputy governor"),
            ("de", "Referent der Präsidentin"),
            ("kk", "министр көмекшісі"),
            ("zh", "副市长"),
            ("ar", "رئيس النادي"),
            ("tr", "ABD Başkanı"),
            ("xx", "minister"),
        ] {
            assert_eq!(glossary.translated(role, from, "uz"), None, "{role}");
        }
    }

    #[test]
    fn a_former_role_stays_former() {
        let glossary = glossary();
        for (from, role, is_former) in [
            ("ru", "бывший министр транспорта", true),
            ("ru", "экс-президент", true),
            ("en", "former Kazakh foreign minister", true),
            ("en", "president of the former republic", false),
            ("ar", "الرئيس السابق", true),
            ("kk", "бұрынғы министр", true),
            ("zh", "前总统", true),
        ] {
            let known = glossary.translated(role, from, "fr").expect(role);
            assert_eq!(known.is_former, is_former, "{role}");
        }
    }

    #[test]
    fn all_packs_name_the_same_roles() {
        let languages = Languages::compiled_in().expect("packs");
        let keys = |tag: &str| {
            let pack = languages.iter().find(|pack| pack.tag == tag);
            let names = &pack.expect("a pack").role_names.of;
            names.keys().cloned().collect::<Vec<_>>()
        };
        for pack in languages
            .iter()
            .filter(|pack| !pack.role_names.of.is_empty())
        {
            assert_eq!(keys(&pack.tag), keys("en"), "{}", pack.tag);
        }
    }
}

//! All packs together.

use super::complete::complete;
use super::stated::english_name;
use super::{FALLBACK_LANGUAGE, primary_subtag, script_of_text};
use super::{Interface, LanguagePack, Message, NameHabits};
use crate::model::Diagnostic;
use crate::text::{
    Romanisation, read_toml, romanise_east_asian, romanise_for_readers, with_capitals,
};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;

const DOCUMENTATION: &str = "docs/adding-a-language.md lists the keys of a language pack";

static COMPILED_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/languages");

/// Every language pack, by tag.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Languages {
    packs: BTreeMap<String, LanguagePack>,
    name_habits: NameHabits,
    /// Words of the user interface by tag, from `languages/interface/`. A pack's own `[interface]` takes precedence.
    interfaces: BTreeMap<String, Interface>,
}

impl Languages {
    /// The compiled-in packs.
    ///
    /// # Errors
    ///
    /// A pack is not valid; the conformance test keeps that from shipping.
    pub fn compiled_in() -> Result<Self, Diagnostic> {
        let mut languages = Self::default();
        for file in COMPILED_IN.files() {
            let path = format!("languages/{}", file.path().display());
            if path.ends_with(".toml") {
                languages.add(&path, file.contents_utf8().unwrap_or_default())?;
            }
        }
        for file in COMPILED_IN
            .get_dir("interface")
            .into_iter()
            .flat_map(|folder| folder.files())
        {
            let path = format!("languages/{}", file.path().display());
            if path.ends_with(".toml") {
                languages.add_interface(&path, file.contents_utf8().unwrap_or_default())?;
            }
        }
        Ok(languages)
    }

    /// Adds interface words of the language that the file is named after: `languages/interface/TAG.toml`.
    ///
    /// # Errors
    ///
    /// The file is not valid TOML or has unknown keys.
    pub fn add_interface(&mut self, path: &str, toml: &str) -> Result<(), Diagnostic> {
        let words: Interface = read_toml(path, toml, DOCUMENTATION)?;
        let name = path.rsplit('/').next().unwrap_or(path);
        let tag = name.strip_suffix(".toml").unwrap_or(name);
        self.interfaces
            .entry(tag.to_string())
            .or_default()
            .0
            .extend(words.0);
        Ok(())
    }

    /// Messages of the user interface in exactly this language, by key; those of the pack itself take precedence.
    pub fn messages(&self, tag: &str) -> BTreeMap<&str, &Message> {
        let own = self.get(tag).map(|pack| &pack.interface);
        self.interfaces
            .get(tag)
            .into_iter()
            .chain(own)
            .flat_map(|words| &words.0)
            .map(|(key, message)| (key.as_str(), message))
            .collect()
    }

    /// Adds or replaces the pack in one TOML text; `path` is for messages.
    ///
    /// # Errors
    ///
    /// The file is not valid TOML, or a key is unknown, missing or of the wrong type.
    pub fn add(&mut self, path: &str, toml: &str) -> Result<(), Diagnostic> {
        let mut pack: LanguagePack = read_toml(path, toml, DOCUMENTATION)?;
        complete(&mut pack);
        self.packs.insert(pack.tag.clone(), pack);
        self.name_habits = NameHabits::of(self.packs.values());
        Ok(())
    }

    /// The pack of exactly this tag.
    pub fn get(&self, tag: &str) -> Option<&LanguagePack> {
        self.packs.get(tag)
    }

    /// The pack of this tag, else of its primary language in any script.
    pub fn nearest(&self, tag: &str) -> Option<&LanguagePack> {
        self.get(tag).or_else(|| {
            let primary = primary_subtag(tag);
            self.get(primary).or_else(|| {
                self.packs
                    .values()
                    .find(|p| primary_subtag(&p.tag) == primary)
            })
        })
    }

    /// The pack to read texts of this tag with: the nearest, else that of a relative.
    pub fn for_texts_in(&self, tag: &str) -> Option<&LanguagePack> {
        let primary = primary_subtag(tag);
        self.nearest(tag).or_else(|| {
            let mut packs = self.packs.values();
            packs.find(|pack| pack.relatives.iter().any(|relative| relative == primary))
        })
    }

    /// Whether two tags are one language in different scripts, or relatives: close enough for one to be taken for the other.
    pub fn are_close(&self, one: &str, other: &str) -> bool {
        let (one, other) = (primary_subtag(one), primary_subtag(other));
        let are_relatives = |pack: &LanguagePack| {
            let among = |tag: &str| pack.relatives.iter().any(|relative| relative == tag);
            let own = primary_subtag(&pack.tag);
            own == one && among(other) || own == other && among(one) || among(one) && among(other)
        };
        one == other || self.packs.values().any(are_relatives)
    }

    /// What readers of the language `reader` call the language of a tag: its name in their language, else its own name, else its English one; `None` for
    /// an unknown language.
    pub fn name_of(&self, tag: &str, reader: &str) -> Option<String> {
        let primary = primary_subtag(tag);
        let listed = |pack: &LanguagePack| {
            let names = &pack.languages;
            names.get(tag).or_else(|| names.get(primary)).cloned()
        };
        let own = |pack: &LanguagePack| Some(pack.name.clone()).filter(|name| !name.is_empty());
        self.nearest(reader)
            .and_then(listed)
            .or_else(|| self.nearest(tag).and_then(own))
            .or_else(|| self.get(FALLBACK_LANGUAGE).and_then(listed))
            .or_else(|| english_name(primary))
    }

    /// A name in Latin letters for readers; `tag` is that of the language it is written in.
    pub fn romanise(&self, name: &str, tag: &str) -> String {
        let primary = primary_subtag(tag);
        let mut tables = self
            .packs
            .values()
            .filter(|pack| primary_subtag(&pack.tag) == primary)
            .map(|pack| &pack.romanisation);
        let spelled = romanise_for_readers(name, tables.find(|table| !table.is_empty()));
        match script_of_text(name) {
            "Latn" | "Cyrl" | "Grek" | "Armn" | "Zyyy" => spelled,
            // Scripts without capitals do not show where a name has them.
            _ => with_capitals(&spelled),
        }
    }

    /// The same for a citizen of the country of which a language, by its primary subtag, is the state language, in a text of another language; `None` where
    /// the state has no spelling of its own.
    pub fn romanise_citizen(&self, name: &str, tag: &str, state_language: &str) -> Option<String> {
        let citizens = self.spelling_of_citizens(tag, state_language)?;
        Some(romanise_for_readers(name, Some(citizens)))
    }

    /// The letters for that.
    pub fn spelling_of_citizens(&self, tag: &str, state_language: &str) -> Option<&Romanisation> {
        let citizens = self.get(state_language)?.romanisation.citizens.as_deref();
        citizens.filter(|_| primary_subtag(tag) != state_language)
    }

    /// The same for the whole name of a person, as is customary for its script; `None` where letters alone do not say how it is read.
    pub fn romanise_name(&self, name: &str, tag: &str) -> Option<String> {
        match script_of_text(name) {
            "Arab" | "Hebr" => None,
            "Hans" | "Jpan" | "Kore" => romanise_east_asian(name, primary_subtag(tag) == "zh"),
            _ => Some(self.romanise(name, tag)),
        }
    }

    /// What holds for names in texts of every language.
    pub fn name_habits(&self) -> &NameHabits {
        &self.name_habits
    }

    /// All packs, by tag.
    pub fn iter(&self) -> impl Iterator<Item = &LanguagePack> {
        self.packs.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_name() {
        let languages = Languages::compiled_in().expect("packs");
        for (tag, reader, name) in [
            ("ha", "en", Some("Hausa")),
            ("is", "de", Some("Isländisch")),
            ("nn", "en", Some("Norwegian Nynorsk")),
            ("uz-Arab", "ru", Some("узбекский")),
            ("uz", "uz", Some("oʻzbekcha")),
            ("uz-Cyrl", "uz-Cyrl", Some("ўзбекча (кирилл)")),
            ("eu", "de", Some("Baskisch")),
            ("din", "de", Some("Dinka")),
            // A language of Papua New Guinea that CLDR does not list.
            ("kmh", "kk", Some("Kalam")),
            ("und", "en", None),
        ] {
            assert_eq!(languages.name_of(tag, reader).as_deref(), name, "{tag}");
        }
    }

    #[test]
    fn close_languages() {
        let languages = Languages::compiled_in().expect("packs");
        for (one, other) in [
            ("hr", "sr-Latn"),
            ("bs", "sr"),
            ("nn", "nb"),
            ("ms", "id"),
            ("uz", "uz-Cyrl"),
        ] {
            assert!(languages.are_close(one, other), "{one} {other}");
            assert!(languages.are_close(other, one), "{other} {one}");
        }
        assert!(!languages.are_close("ru", "uk"));
    }

    #[test]
    fn names_in_the_latin_of_the_state() {
        let languages = Languages::compiled_in().expect("packs");
        for (name, tag, latin) in [
            ("Ғулом Жўраев", "uz-Cyrl", "Gʻulom Joʻrayev"),
            ("Ғулом Жўраев", "uz", "Gʻulom Joʻrayev"),
            ("Ақжан Өтеген", "kk", "Aqjan Ötegen"),
            ("Сергій Дорошенко", "uk", "Serhii Doroshenko"),
            ("Ганна Юрків", "uk", "Hanna Yurkiv"),
            ("Згурська Ярина", "uk", "Zghurska Yaryna"),
            ("Христо Върбанов", "bg", "Hristo Varbanov"),
            ("Дмитрий Щукин", "ru", "Dmitry Shchukin"),
            ("ван", "ru", "van"),
        ] {
            assert_eq!(languages.romanise(name, tag), latin);
        }
        let georgian = languages.romanise("თომას ჯოს-ბერი", "ka");
        for part in georgian.split([' ', '-']) {
            assert!(part.starts_with(char::is_uppercase), "{georgian}");
        }
        let citizen = |name: &str| languages.romanise_citizen(name, "ru", "kk");
        assert_eq!(
            citizen("Айсулу Касенова").as_deref(),
            Some("Aisulu Kassenova")
        );
        assert_eq!(languages.romanise_citizen("Ақжан", "kk", "kk"), None);
    }
}

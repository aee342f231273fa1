//! Splits a mention's text into the pieces of a name, so that each can be inflected or compared by itself.

use super::given_names::GivenNames;
use crate::language::{LanguagePack, Languages, NameHabits, script_of_text};

/// Kinds of pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// A name in full.
    Word,
    /// "А.", "J", "Дж.".
    Initial,
    /// "van", "de", "оглы" and the number of a ruler: never inflected.
    Particle,
    /// "Dr.", "г-н", a title in lower case: not part of the name.
    Title,
}

/// A piece: letters between spaces, hyphens and points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The text between the previous piece and this one.
    pub(super) before: String,
    /// The letters.
    pub(super) text: String,
    /// Its kind.
    pub(super) kind: PieceKind,
    /// Index of its word: the halves of a hyphenated name share it.
    pub(super) word: usize,
}

/// The pieces of one mention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NameText {
    /// The pieces, in order.
    pub(super) pieces: Vec<Piece>,
    /// The text after the last piece.
    pub(super) after: String,
}

/// Longest run of letters before a point that is read as an initial ("Дж.", "Yu.").
const LONGEST_INITIAL: usize = 2;

impl NameText {
    /// Cuts the text; pack and habits tell particles and titles.
    pub(super) fn cut(text: &str, pack: Option<&LanguagePack>, habits: &NameHabits) -> Self {
        let mut name = Self::default();
        let mut between = String::new();
        let mut word = 0;
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if is_separator(first) {
                between.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
            let end = rest.find(is_separator).unwrap_or(rest.len());
            let letters = &rest[..end];
            rest = &rest[end..];
            let kind = kind_of(letters, rest.starts_with('.'), pack, habits);
            if let Some(before) = name.pieces.last() {
                // "Сейф-уль-Ислам": a particle between hyphens separates words as it does between spaces.
                let parted = [before.kind, kind].contains(&PieceKind::Particle);
                if parted || between.is_empty() || !between.chars().all(is_hyphen) {
                    word += 1;
                }
            }
            name.pieces.push(Piece {
                before: std::mem::take(&mut between),
                text: letters.to_owned(),
                kind,
                word,
            });
        }
        name.after = between;
        name.read_small_words_before_as_titles();
        if !name.pieces.iter().any(|p| p.kind == PieceKind::Word) {
            name.read_the_last_as_a_word();
        }
        name
    }

    /// "г-н Орлов", "mister Orlov": lower-case words before a capitalised name.
    fn read_small_words_before_as_titles(&mut self) {
        let capital = |piece: &Piece| piece.text.contains(char::is_uppercase);
        if let Some(first) = self.pieces.iter().position(capital) {
            for piece in &mut self.pieces[..first] {
                if piece.kind == PieceKind::Word && piece.text.contains(char::is_lowercase) {
                    piece.kind = PieceKind::Title;
                }
            }
        }
    }

    /// A name cannot consist of initials, particles and titles alone ("Ли", "De").
    fn read_the_last_as_a_word(&mut self) {
        if let Some(last) = self.pieces.last_mut() {
            last.kind = PieceKind::Word;
        }
    }

    /// The indices of the words with pieces in full, in order.
    pub(super) fn words(&self) -> Vec<usize> {
        let mut out: Vec<usize> = self.spelled_out().map(|p| p.word).collect();
        out.dedup();
        out
    }

    /// The pieces in full.
    pub(super) fn spelled_out(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|p| p.kind == PieceKind::Word)
    }

    /// The words that are given name and surname, in that order; a single word is a surname.
    pub(super) fn given_and_surname(
        &self,
        surname_first: bool,
        given_names: &GivenNames,
    ) -> (Option<usize>, Option<usize>) {
        let words = self.words();
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else {
            return (None, None);
        };
        let initial = |piece: &Piece| piece.kind == PieceKind::Initial;
        if first == last {
            return (None, Some(first));
        }
        if self.pieces.first().is_some_and(initial) {
            return (None, Some(last));
        }
        if self.pieces.last().is_some_and(initial) {
            return (None, Some(first));
        }
        let known = |word: usize| {
            self.spelled_out()
                .filter(|p| p.word == word)
                .any(|p| given_names.sex(&p.text).is_some())
        };
        let comma = self
            .pieces
            .iter()
            .any(|p| p.word == first + 1 && p.before.contains(','));
        // "Abdoulaye Barry": in Latin letters the surname rarely comes first, and many surnames are given names as well.
        let may_be_surname = |word: usize| {
            let text = self.word_text(word);
            script_of_text(text) != "Latn" || given_names.habits.ends_like_a_surname(text)
        };
        let reversed =
            surname_first || comma || known(last) && !known(first) && may_be_surname(first);
        match (
            reversed,
            given_names.habits.is_patronymic(self.word_text(last)),
        ) {
            // "Токаев Касым-Жомарт Кемелевич" and "Касым-Жомарт Кемелевич": a patronymic never comes first and is no surname.
            (_, true) if words.len() > 2 => (Some(words[1]), Some(first)),
            (_, true) => (Some(first), Some(last)),
            (true, _) => (Some(words[1]), Some(first)),
            (false, _) => (Some(first), Some(last)),
        }
    }

    fn word_text(&self, word: usize) -> &str {
        self.spelled_out()
            .filter(|p| p.word == word)
            .last()
            .map_or("", |p| p.text.as_str())
    }
}

/// How complete a name is: 2 for given name and surname, 1 for initials and surname, 0 for a single word.
pub(super) fn fullness(name: &str, languages: &Languages) -> u8 {
    fullness_in(name, None, languages)
}

/// The same of a name in a text of a known language, whose own small words are no part of a name.
pub(super) fn fullness_in(name: &str, pack: Option<&LanguagePack>, languages: &Languages) -> u8 {
    let cut = NameText::cut(name, pack, languages.name_habits());
    match cut.words().len() {
        0 | 1 => u8::from(cut.pieces.iter().any(|p| p.kind == PieceKind::Initial)),
        _ => 2,
    }
}

/// Where the surname begins in a name, in bytes, behind small words such as "van": lists are in the order of surnames.
pub(super) fn begin_of_surname(
    name: &str,
    pack: Option<&LanguagePack>,
    given_names: &GivenNames,
) -> usize {
    let cut = NameText::cut(name, pack, &given_names.habits);
    let (_, surname) = cut.given_and_surname(surname_first(name, pack), given_names);
    let mut at = 0;
    for piece in &cut.pieces {
        at += piece.before.len();
        if Some(piece.word) == surname && piece.kind == PieceKind::Word {
            return at;
        }
        at += piece.text.len();
    }
    0
}

/// Signs between the parts of a foreign name in Chinese and Japanese.
pub(super) const DOTS: [char; 5] = ['・', '·', '‧', '=', '＝'];

/// Whether the language puts the surname first in such a name: foreign ones, in Latin letters or with dots between their parts, keep their own order.
pub(super) fn surname_first(name: &str, pack: Option<&LanguagePack>) -> bool {
    pack.is_some_and(|pack| {
        let is_foreign = pack.script != "Latn" && script_of_text(name) == "Latn";
        pack.names.surname_first && !is_foreign && !name.contains(DOTS)
    })
}

fn kind_of(
    letters: &str,
    point_follows: bool,
    pack: Option<&LanguagePack>,
    habits: &NameHabits,
) -> PieceKind {
    let lower = letters.to_lowercase();
    let count = letters.chars().count();
    let has = |list: &[String]| list.contains(&lower);
    let capital = letters.chars().next().is_some_and(char::is_uppercase);
    if count > 1
        && letters
            .chars()
            .all(|c| matches!(c, 'I' | 'V' | 'X' | 'І' | 'Х'))
    {
        return PieceKind::Particle;
    }
    if let Some(pack) = pack {
        if has(&pack.words.name_particles) {
            return PieceKind::Particle;
        }
        if has(&pack.words.roles) && !capital {
            return PieceKind::Title;
        }
        if point_follows && has(&pack.words.roles) {
            return PieceKind::Title;
        }
    }
    if capital && (point_follows && count <= LONGEST_INITIAL || count == 1) {
        return PieceKind::Initial;
    }
    if habits.is_particle(&lower) && !capital {
        return PieceKind::Particle;
    }
    if point_follows && count <= 4 {
        return PieceKind::Title;
    }
    PieceKind::Word
}

fn is_separator(character: char) -> bool {
    character.is_whitespace() || is_hyphen(character) || matches!(character, '.' | ',')
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}' | '\u{00AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn habits() -> NameHabits {
        let languages = Languages::compiled_in().expect("packs");
        languages.name_habits().clone()
    }

    fn kinds(text: &str) -> Vec<(String, PieceKind)> {
        NameText::cut(text, None, &habits())
            .pieces
            .into_iter()
            .map(|p| (p.text, p.kind))
            .collect()
    }

    #[test]
    fn initials_particles_and_hyphens() {
        use PieceKind::*;
        assert_eq!(
            kinds("П.Орлова"),
            [("П".into(), Initial), ("Орлова".into(), Word)]
        );
        assert_eq!(
            kinds("Greta van den Berg")
                .iter()
                .map(|(_, k)| *k)
                .collect::<Vec<_>>(),
            [Word, Particle, Particle, Word]
        );
        let cut = NameText::cut("Анна-Мария Лунд", None, &habits());
        assert_eq!(cut.words(), [0, 1]);
        assert_eq!(cut.pieces.len(), 3);
    }

    #[test]
    fn given_name_and_surname_change_places() {
        let names = GivenNames::new(&Languages::compiled_in().expect("packs"));
        let order =
            |text: &str| NameText::cut(text, None, &habits()).given_and_surname(false, &names);
        assert_eq!(order("Ольга Крамаренко"), (Some(0), Some(1)));
        assert_eq!(order("Крамаренко Ольга"), (Some(1), Some(0)));
        assert_eq!(order("Крамаренко Ольга Ивановна"), (Some(1), Some(0)));
        assert_eq!(order("О. Крамаренко"), (None, Some(1)));
        assert_eq!(order("Крамаренко"), (None, Some(0)));
    }

    #[test]
    fn a_surname_begins_behind_what_lists_leave_aside() {
        let languages = Languages::compiled_in().expect("packs");
        let names = GivenNames::new(&languages);
        for (tag, name, surname) in [
            ("en", "Theresa May", "May"),
            ("en", "Greta van den Berg", "Berg"),
            ("en", "Peter Tom Jones", "Jones"),
            ("fr", "Abdoulaye Barry", "Barry"),
            ("tr", "Abdulhamit Gül", "Gül"),
            ("uz", "Karimov Islom", "Karimov Islom"),
            ("ru", "Касым-Жомарт Кемелевич Токаев", "Токаев"),
            (
                "ru",
                "Крамаренко Ольга Ивановна",
                "Крамаренко Ольга Ивановна",
            ),
            ("hu", "Kovács János", "Kovács János"),
            ("zh", "王小明", "王小明"),
            ("en", "Madonna", "Madonna"),
        ] {
            let begins = begin_of_surname(name, languages.get(tag), &names);
            assert_eq!(&name[begins..], surname);
        }
    }
}

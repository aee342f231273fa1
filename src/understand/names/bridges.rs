//! What belongs between two parts of a name though the model took it for none: "son of" in small letters, a nickname in quotation marks.

use super::attributes::Word;
use super::label::{LABELS, Label};
use super::roles::Roles;
use super::word_shape::WordShape;
use crate::model::{EntityKind, Span};

/// Most words of a nickname.
const LONGEST_NICKNAME: usize = 2;

/// The least probability of a label that a rule gave.
const BY_RULE: f32 = 0.8;

/// Labels the words between two parts of a name as parts of it.
pub(super) fn bridge(
    text: &str,
    tokens: &[Span],
    words: &[&Word],
    roles: &Roles<'_>,
    labels: &mut [Label],
    marginals: &mut [[f32; LABELS]],
) {
    for at in 1..labels.len() {
        if words[at].shape == WordShape::Lower && roles.is_last(tokens[at].of(text)) {
            let range = match is_hyphen(words[at - 1]) {
                true => after_hyphen(tokens, words, at, labels),
                false => {
                    let father = tokens[at - 1].of(text).to_lowercase();
                    let ending = SurnameEnding {
                        is_there: roles.is_surname_by_ending(&father),
                        is_usual: roles.has_surname_endings(),
                    };
                    after_father(words, at, labels, ending)
                }
            };
            if let Some((begin, end)) = range {
                make_sure(&labels[begin..end], &mut marginals[begin..end]);
            }
        } else if is_quote(words[at]) {
            around_nickname(words, at, labels);
        }
    }
}

/// Whether the word before "son of" ends as a surname.
#[derive(Clone, Copy)]
struct SurnameEnding {
    /// It does.
    is_there: bool,
    /// Surnames of the language do.
    is_usual: bool,
}

/// "Karim Rashid ogli", "Said ogli Mamedov", "Nodira Alisher qizi Saidova": `at` is the word for son or daughter. Behind a surname it is an ordinary word:
/// "Aziz Karimov o'g'li bilan keldi", he came with his son.
/// Returns where the name begins and ends.
fn after_father(
    words: &[&Word],
    at: usize,
    labels: &mut [Label],
    ending: SurnameEnding,
) -> Option<(usize, usize)> {
    let is_person = |label: &Label| label.kind() == Some(EntityKind::Person);
    let given = |word: &Word| is_capitalised(word) && word.exact_name && word.flags.given();
    let father = words[at - 1];
    let surname = words.get(at + 1).is_some_and(|word| {
        let place = word.named.country() || word.named.large_place();
        let known = word.flags.known() && !place;
        is_capitalised(word) && !given(word) && (known || is_person(&labels[at + 1]))
    });
    let first = (at >= 2)
        .then(|| at - 2)
        .filter(|i| is_capitalised(words[*i]) && (is_person(&labels[*i]) || given(words[*i])));
    let named = is_capitalised(father) && is_person(&labels[at - 1]);
    // Between a given name and a surname, a word that the tables have as a surname too ("Əlirza").
    let between = surname && first.is_some() && !ending.is_there;
    let unknown = named && (!father.flags.surname() || between);
    // Where surnames have endings, an unknown word without one is a father's name: "Айгүл Токтогул кызы".
    let listed = father.exact_name && father.flags.surname();
    let without_ending = ending.is_usual && !ending.is_there && !listed;
    let behind_given = first.is_some_and(|first| given(words[first]));
    let is_father = given(father) || surname && unknown || named && without_ending && behind_given;
    if is_father && (surname || first.is_some()) {
        let (first, end) = (first.unwrap_or(at - 1), at + 1 + usize::from(surname));
        let is_surname = |word: &Word| {
            let flags = word.flags;
            is_capitalised(word) && flags.surname() && !flags.given() && !flags.also_word()
        };
        let begin = match first > 0 && !surname && is_surname(words[first - 1]) {
            true => first - 1,
            false => first,
        };
        if !is_person(&labels[begin]) {
            labels[begin] = Label::BeginPerson;
        }
        labels[begin + 1..end].fill(Label::InPerson);
        // Such a name is complete: a town or another person follows.
        if let Some(next) = labels.get_mut(end)
            && *next == Label::InPerson
        {
            *next = match given(words[end]) {
                true => Label::BeginPerson,
                false => Label::Outside,
            };
        }
        end_at_once(labels, end + 1);
        return Some((begin, end));
    }
    if is_person(&labels[at]) && father.flags.surname() && !father.flags.given() {
        labels[at] = Label::Outside;
        if let Some(next) = labels.get_mut(at + 1).filter(|label| is_person(label)) {
            *next = Label::BeginPerson;
        }
    }
    None
}

/// "Сейткали-кызы", "Саид-оглы Мамедов": `at` is the word for son or daughter, behind a hyphen without spaces.
/// Returns where the name begins and ends.
fn after_hyphen(
    tokens: &[Span],
    words: &[&Word],
    at: usize,
    labels: &mut [Label],
) -> Option<(usize, usize)> {
    let is_person = |label: &Label| label.kind() == Some(EntityKind::Person);
    let father = at.checked_sub(2)?;
    let joined =
        tokens[father].end == tokens[at - 1].start && tokens[at - 1].end == tokens[at].start;
    let begin = father
        .checked_sub(1)
        .filter(|first| is_person(&labels[*first]) && labels[father] == Label::InPerson);
    if !joined || !is_capitalised(words[father]) || !is_person(&labels[father]) {
        return None;
    }
    labels[father + 1..=at].fill(Label::InPerson);
    if let Some(next) = labels.get_mut(at + 1)
        && *next == Label::BeginPerson
    {
        let flags = words[at + 1].flags;
        // The surname; a given name is somebody else's.
        if !flags.given() || flags.surname() {
            *next = Label::InPerson;
        }
    }
    end_at_once(labels, at + 1);
    Some((begin.unwrap_or(father), at + 1))
}

fn is_hyphen(word: &Word) -> bool {
    matches!(word.shape, WordShape::Sign('-' | '‐' | '‑'))
}

fn is_capitalised(word: &Word) -> bool {
    word.shape == WordShape::Capitalised
}

/// `Anna "Kit" Berg`: `at` is the first quotation mark.
fn around_nickname(words: &[&Word], at: usize, labels: &mut [Label]) {
    let close =
        (at + 2..=at + 1 + LONGEST_NICKNAME).find(|i| words.get(*i).is_some_and(|w| is_quote(w)));
    let Some(close) = close else {
        return;
    };
    let person =
        |at: usize| labels.get(at).and_then(|label| label.kind()) == Some(EntityKind::Person);
    let inner = (at + 1..close).all(|at| words[at].shape.may_name());
    if inner && person(at - 1) && person(close + 1) {
        labels[at..=close + 1].fill(Label::InPerson);
    }
}

/// Notes that a rule gave these labels.
pub(super) fn make_sure(labels: &[Label], marginals: &mut [[f32; LABELS]]) {
    for (label, marginals) in labels.iter().zip(marginals) {
        let sure = &mut marginals[label.index()];
        *sure = sure.max(BY_RULE);
    }
}

/// A label that continued a name which now ends before it begins one.
pub(super) fn end_at_once(labels: &mut [Label], at: usize) {
    if at < labels.len() && at > 0 && !labels[at].may_follow(labels[at - 1]) {
        labels[at] = Label::Outside;
    }
}

/// Whether the token is a quotation mark.
pub(super) fn is_quote(word: &Word) -> bool {
    matches!(
        word.shape,
        WordShape::Sign('"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'')
    )
}

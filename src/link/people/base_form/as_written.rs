//! Reasons to keep a name as it is written, although it ends as some case does.

use super::parsed::{Parsed, PieceChoice, part_fits};
use crate::language::{Ending, LanguagePack};
use crate::link::people::given_names::Sex;

/// The piece as it stands is a known name, and what would be left of it is none.
const LISTED_AS_IT_STANDS: f32 = -2.5;
/// The piece ends as a woman's surname, which without its last letter is a man's.
const WOMANS_SURNAME: f32 = -3.0;
/// What the first word of a man's name would have, it lacks, and nothing tells a woman.
const NO_WOMAN: f32 = -2.5;

/// Penalty for removing an ending that only closes a whole name, where the other words do not tell whether there is one: "Hakan Fidan" is not of a "Fi".
pub(super) fn of_closing_ending(
    parsed: &Parsed,
    piece: usize,
    choice: &PieceChoice,
    pack: &LanguagePack,
) -> f32 {
    let Some(as_it_stands) = parsed.choices[piece].first() else {
        return 0.0;
    };
    let is_listed = |sex: Option<Sex>| sex.is_some_and(|sex| sex.listed);
    let mut score = 0.0;
    if is_listed(as_it_stands.sex) && !is_listed(choice.sex) {
        score += LISTED_AS_IT_STANDS;
    }
    let is_surname = |text: &str| {
        let lower = text.to_lowercase();
        let endings = &pack.names.surname_endings;
        endings
            .iter()
            .any(|ending| lower.ends_with(ending.as_str()))
    };
    let both = || is_surname(&as_it_stands.candidate.text) && is_surname(&choice.candidate.text);
    if parsed.given.is_some() && !is_man(parsed) && both() {
        score += WOMANS_SURNAME;
    }
    score
}

/// Whether the table has the given name, as it stands, as one of men only.
fn is_man(parsed: &Parsed) -> bool {
    let mut pieces = parsed.name.pieces.iter().zip(&parsed.choices);
    let given = pieces.find(|(piece, _)| Some(piece.word) == parsed.given);
    given
        .and_then(|(_, choices)| choices.first())
        .and_then(|as_it_stands| as_it_stands.sex)
        .is_some_and(|sex| sex.male && !sex.female)
}

/// Whether the ending is of several people, which a name with a given name hardly ever has.
pub(super) fn is_of_several(ending: &Ending, parsed: &Parsed) -> bool {
    parsed.given.is_some() && ending.case.ends_with("plural")
}

/// Penalty for a woman's name in another case than the nominative whose first word stands without the ending that a man's would have, as long as nothing
/// tells a woman: in "Ерлан Саты" the surname only looks inflected.
pub(super) fn of_first_word(
    parsed: &Parsed,
    chosen: &[usize],
    pack: &LanguagePack,
    case: &str,
) -> f32 {
    let of_piece = |piece: usize| parsed.choices[piece].get(chosen[piece]);
    let first = parsed.choices.iter().position(|all| !all.is_empty());
    let Some((first, choice)) = first.and_then(|first| Some((first, of_piece(first)?))) else {
        return 0.0;
    };
    if parsed.given.is_none() || choice.candidate.ending.is_some() {
        return 0.0;
    }
    let ending = |index: usize| pack.names.endings.get(index);
    let lacks_ending = choice.takes.iter().filter_map(|index| ending(*index));
    let mut lacks_ending = lacks_ending.filter(|ending| {
        ending.case == case && ending.gender == "m" && part_fits(ending, parsed, first)
    });
    let mut chosen_choices = (0..chosen.len()).filter_map(|piece| Some((piece, of_piece(piece)?)));
    let tells_a_woman = chosen_choices.any(|(piece, choice)| {
        let is_given = Some(parsed.name.pieces[piece].word) == parsed.given;
        let taken = choice.candidate.ending.and_then(ending);
        taken.is_some_and(is_feminine) || is_given && choice.sex.is_some_and(|sex| sex.female)
    });
    match lacks_ending.next().is_some() && !tells_a_woman {
        true => NO_WOMAN,
        false => 0.0,
    }
}

/// Whether only a name of a woman has the ending: "Ивановой". What ends in a soft sign can be anything.
fn is_feminine(ending: &Ending) -> bool {
    let last = ending.base.chars().next_back();
    ending.gender == "f" && last.is_some_and(super::candidates::is_vowel)
}

#[cfg(test)]
mod tests {
    use super::super::{NameOccurrence, base_forms};
    use crate::language::Languages;
    use crate::link::people::given_names::GivenNames;

    /// Checks the base form of each name as if it were alone in its archive; the last value says whether an apostrophe parts it from its ending.
    fn check(cases: &[(&str, &str, &str, bool)]) {
        let languages = Languages::compiled_in().expect("packs");
        let given_names = GivenNames::new(&languages);
        for (language, text, expected, ending_is_apart) in cases {
            let mention = NameOccurrence {
                text,
                language,
                document: 0,
                story: 0,
                ending_is_apart: *ending_is_apart,
            };
            let forms = base_forms(&[mention], &languages, &given_names);
            assert_eq!(forms[0].name, *expected, "{text}");
        }
    }

    #[test]
    fn nominatives_that_end_like_a_case_stay() {
        check(&[
            ("ru", "Болат Сейткали", "Болат Сейткали", false),
            ("ru", "Айбек Кали", "Айбек Кали", false),
            ("ru", "Ерлан Саты", "Ерлан Саты", false),
            ("kk", "Болат Сатыбалды", "Болат Сатыбалды", false),
            ("kk", "Асан Құдайберді", "Асан Құдайберді", false),
            ("tr", "Hakan Fidan", "Hakan Fidan", false),
            ("tr", "Ali Yerlikaya", "Ali Yerlikaya", false),
            ("az", "Mehriban Əliyeva", "Mehriban Əliyeva", false),
            ("az", "Mehriban Məmmədova", "Mehriban Məmmədova", false),
        ]);
    }

    #[test]
    fn inflected_names_come_back_to_the_nominative() {
        check(&[
            ("ru", "Асель Байтасовой", "Асель Байтасова", false),
            ("ru", "Жаннат Ертлесовой", "Жаннат Ертлесова", false),
            ("ru", "Нурланом Сейткали", "Нурлан Сейткали", false),
            ("uk", "Павлом Ступаком", "Павло Ступак", false),
            ("uk", "Юлії Свириденко", "Юлія Свириденко", false),
            ("ky", "Садыр Жапаровдун", "Садыр Жапаров", false),
            ("ky", "Алмазбек Атамбаевди", "Алмазбек Атамбаев", false),
            ("tr", "Recep Erdoğan’ın", "Recep Erdoğan", false),
        ]);
    }

    #[test]
    fn nothing_before_an_apostrophe_is_an_ending() {
        check(&[
            ("az", "Hakan Fidanla", "Hakan Fidan", false),
            ("az", "Hakan Fidanla", "Hakan Fidanla", true),
            ("ru", "Нурланом Сейткали", "Нурлан Сейткали", true),
        ]);
    }
}

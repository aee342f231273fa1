//! Each rule of linking on names made up for it. A person's number is the place of their first mention.

use super::{resolved, resolved_in, resolved_with_events};
use crate::link::people::ResolvedPeople;
use crate::model::Reason;

/// For each mention of each text the number of its person.
pub(super) fn numbers(people: &ResolvedPeople) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = Vec::new();
    let mut number = |person: usize| {
        order.iter().position(|p| *p == person).unwrap_or_else(|| {
            order.push(person);
            order.len() - 1
        })
    };
    let texts = people.mentions.iter();
    texts
        .map(|mentions| mentions.iter().map(|m| number(m.person)).collect())
        .collect()
}

/// One text.
pub(super) fn of_text(tag: &str, names: &[&str]) -> ResolvedPeople {
    resolved(&[(tag, names)], &[])
}

/// Several texts, each a story of its own.
pub(super) fn of_texts(texts: &[(&str, &[&str])]) -> ResolvedPeople {
    resolved(texts, &[])
}

/// Several versions of one text.
pub(super) fn of_versions(texts: &[(&str, &[&str])]) -> ResolvedPeople {
    resolved(texts, &[(0..texts.len()).collect()])
}

/// All names of one text are one person's.
pub(super) fn assert_one(tag: &str, names: &[&str]) {
    let people = of_text(tag, names);
    assert_eq!(
        numbers(&people),
        [vec![0; names.len()]],
        "{tag}: {names:?} as {:?}",
        super::names(&people)
    );
}

/// Each text has one name, and all are one person's.
fn assert_one_across(names: &[(&str, &str)]) {
    let own: Vec<[&str; 1]> = names.iter().map(|(_, name)| [*name]).collect();
    let texts: Vec<(&str, &[&str])> = names
        .iter()
        .zip(&own)
        .map(|((tag, _), name)| (*tag, name.as_slice()))
        .collect();
    let people = of_texts(&texts);
    assert_eq!(numbers(&people), vec![vec![0]; names.len()], "{names:?}");
}

#[test]
fn initials_and_surname_join_the_full_name_of_the_text() {
    let people = of_text(
        "ru",
        &["Глеб Кольцов", "Г. Кольцов", "Кольцову", "Кольцов Г."],
    );
    assert_eq!(numbers(&people), [[0, 0, 0, 0]]);
    let name = || "Глеб Кольцов".to_owned();
    let initial = Reason::InitialAndSurname { name: name() };
    assert_eq!(people.mentions[0][1].reasons, [initial]);
    let surname = Reason::Surname { name: name() };
    assert_eq!(people.mentions[0][2].reasons, [surname]);
    // A wrong initial is somebody else.
    assert_eq!(
        numbers(&of_text("ru", &["Глеб Кольцов", "П. Кольцов"])),
        [[0, 1]]
    );
}

#[test]
fn then_the_full_name_of_another_version() {
    let people = of_versions(&[
        ("ru", &["Глеб Кольцов"]),
        ("en", &["G. Koltsov", "Koltsov", "P. Koltsov"]),
    ]);
    assert_eq!(numbers(&people), [vec![0], vec![0, 0, 1]]);
    let reasons = people.people.iter().flat_map(|person| &person.reasons);
    assert!(
        reasons
            .into_iter()
            .any(|reason| matches!(reason, Reason::SpelledAlikeInVersions { .. }))
    );
}

#[test]
fn else_they_stay_apart_and_say_so() {
    for short in ["Кольцов", "Г. Кольцов"] {
        let people = of_texts(&[("ru", &["Глеб Кольцов"]), ("ru", &[short])]);
        assert_eq!(numbers(&people), [[0], [1]], "{short}");
        assert_eq!(people.doubts.len(), 1, "{short}");
        assert_eq!(people.doubts[0].reason, Reason::OnlySurnameInCommon);
    }
}

#[test]
fn a_full_name_in_the_text_comes_before_one_in_another_version() {
    let people = of_versions(&[
        ("ru", &["Глеб Кольцов"]),
        ("en", &["Pavel Koltsov", "Koltsov"]),
    ]);
    assert_eq!(numbers(&people), [vec![0], vec![1, 1]]);
}

#[test]
fn husband_and_wife_stay_two_and_a_bare_surname_says_so() {
    let people = of_text(
        "en",
        &["Henrik Solberg", "Marit Solberg", "Solberg", "M. Solberg"],
    );
    assert_eq!(numbers(&people), [[0, 1, 1, 1]]);
    let bare = &people.mentions[0][2];
    let tie = Reason::MentionedLast { number: 2 };
    assert!(bare.reasons.contains(&tie), "{:?}", bare.reasons);
    assert!(bare.confidence < 0.7);
    assert!(people.mentions[0][3].confidence > 0.7);
    let wife = of_text("ru", &["Иван Крамаренко", "Ольга Крамаренко", "Крамаренко"]);
    assert_eq!(numbers(&wife), [[0, 1, 1]]);
}

#[test]
fn namesakes_of_one_text_stay_two_everywhere() {
    let people = of_versions(&[
        ("ru", &["Игорь Кольцов", "Иван Кольцов", "И. Кольцов"]),
        ("en", &["Igor Koltsov", "Ivan Koltsov"]),
    ]);
    assert_eq!(numbers(&people), [vec![0, 1, 1], vec![0, 1]]);
    let tie = Reason::MentionedLast { number: 2 };
    assert!(people.mentions[0][2].reasons.contains(&tie));
}

#[test]
fn patronymics_belong_to_the_name_and_tell_namesakes_apart() {
    assert_one(
        "ru",
        &[
            "Ольга Ивановна Крамаренко",
            "Ольга Крамаренко",
            "О.И. Крамаренко",
            "Крамаренко Ольга Ивановна",
            "Ольги Ивановны Крамаренко",
            "Ольга Ивановна",
        ],
    );
    let people = of_text(
        "ru",
        &[
            "Ольга Ивановна Крамаренко",
            "Ольга Петровна Крамаренко",
            "О.И. Крамаренко",
            "О. П. Крамаренко",
        ],
    );
    assert_eq!(numbers(&people), [[0, 1, 0, 1]]);
    let apart = of_texts(&[
        ("ru", &["Олег Ильич Кольцов"]),
        ("en", &["Oleg Sergeevich Koltsov"]),
    ]);
    assert_eq!(numbers(&apart), [[0], [1]]);
    assert_one_across(&[("ru", "Олег Ильич Кольцов"), ("en", "Oleg Ilyich Koltsov")]);
}

#[test]
fn a_surname_that_ends_like_a_patronymic_is_one() {
    assert_one_across(&[("ru", "Яцек Жмурович"), ("pl", "Jacek Żmurowicz")]);
    assert_one("ru", &["Яцек Жмурович", "Жмурович", "Я. Жмурович"]);
}

#[test]
fn one_sound_in_two_conventions() {
    assert_one_across(&[("cs", "Chádim Chvostek"), ("ru", "Хадим Хвостек")]);
    assert_one_across(&[
        ("de", "Michail Achmanow"),
        ("ru", "Михаил Ахманов"),
        ("en", "Mikhail Akhmanov"),
    ]);
    let apart = of_texts(&[("en", &["Chan Lum"]), ("en", &["Hana Lum"])]);
    assert_eq!(numbers(&apart), [[0], [1]]);
}

#[test]
fn scripts_without_vowels() {
    assert_one_across(&[
        ("ar", "دانيال سولبرغ"),
        ("en", "Daniel Solberg"),
        ("ru", "Даниэль Сольберг"),
    ]);
    let people = of_versions(&[
        ("en", &["Daniel Solberg", "Samira Koltsov"]),
        ("ar", &["دانيال سولبرغ", "سميرة كولتسوف"]),
    ]);
    assert_eq!(numbers(&people), [[0, 1], [0, 1]]);
    let ar = &["دانيال سولبرغ", "دانيال سولبرغ", "دانيال سولبرغ"];
    let people = of_texts(&[("ar", ar), ("en", &["Daniel Solberg"])]);
    assert_eq!(super::ids(&people), ["daniel-solberg"]);
}

#[test]
fn particles_belong_to_the_surname() {
    assert_one(
        "en",
        &[
            "Greta van den Bosveld",
            "van den Bosveld",
            "G. van den Bosveld",
            "Bosveld",
        ],
    );
    assert_one(
        "es",
        &["Ramón de la Umbría", "De la Umbría", "R. de la Umbría"],
    );
    assert_one_across(&[
        ("ru", "Грета ван ден Босвельд"),
        ("en", "Greta van den Bosveld"),
    ]);
    assert_one_across(&[("ru", "Рашид ибн Халид"), ("en", "Rashid bin Khalid")]);
    assert_one_across(&[
        ("ru", "Юсуф аль-Хамдани"),
        ("en", "Yusuf al-Hamdani"),
        ("en", "Yusuf Al Hamdani"),
    ]);
}

#[test]
fn son_of_and_daughter_of() {
    for (tag, names) in [
        (
            "ru",
            [
                "Эльдар Рашид оглы Насибов",
                "Эльдар Насибов",
                "Насибов Эльдар Рашид оглы",
            ],
        ),
        (
            "uz-Cyrl",
            [
                "Жасур Карим ўғли Тошматов",
                "Жасур Тошматов",
                "Тошматов Жасур Карим ўғли",
            ],
        ),
        (
            "uz-Cyrl",
            [
                "Лола Карим қизи Тошматова",
                "Лола Тошматова",
                "Тошматова Лола Карим қизи",
            ],
        ),
        (
            "kk",
            [
                "Динара Серікқызы Оразова",
                "Динара Оразова",
                "Оразова Динара Серікқызы",
            ],
        ),
        (
            "en",
            [
                "Lola Karim qizi Toshmatova",
                "Lola Toshmatova",
                "Toshmatova Lola Karim qizi",
            ],
        ),
        (
            "uz",
            [
                "Jasur Karim oʻgʻli Toshmatov",
                "Jasur Toshmatov",
                "Toshmatov Jasur Karim oʻgʻli",
            ],
        ),
    ] {
        assert_one(tag, &names);
    }
}

#[test]
fn double_surnames_and_each_half() {
    assert_one(
        "en",
        &[
            "Anna Lindgren-Holm",
            "Lindgren-Holm",
            "Lindgren",
            "A. Holm",
            "Anna Holm",
        ],
    );
    assert_one_across(&[("en", "Anna Lindgren-Holm"), ("ru", "Анна Линдгрен-Хольм")]);
    assert_one(
        "es",
        &["María Fontanal Arbolar", "María Fontanal", "Fontanal"],
    );
}

#[test]
fn two_given_names_in_common_are_no_surname() {
    let people = of_texts(&[
        ("es", &["José Luis Fontanal Arbolar"]),
        ("es", &["José Luis Campanar"]),
        ("en", &["Jose Luis Molinar"]),
        ("es", &["José Luis Fontanal Arbolar"]),
    ]);
    assert_eq!(numbers(&people), [[0], [1], [2], [0]]);
}

#[test]
fn another_form_of_a_given_name_joins_only_in_one_event() {
    let texts: [(&str, &[&str]); 2] = [("en", &["Suzanne Holm"]), ("en", &["Susan Holm"])];
    assert_eq!(numbers(&of_texts(&texts)), [[0], [1]]);
    let in_one_event = resolved_with_events(&texts, &[], &[vec![0, 1]]);
    assert_eq!(numbers(&in_one_event), [[0], [0]]);
}

#[test]
fn titles_before_and_after_are_no_part_of_the_name() {
    assert_one(
        "en",
        &[
            "Dr. Henrik Solberg",
            "Henrik Solberg",
            "Prof. Solberg",
            "Mr. Solberg",
        ],
    );
    assert_one(
        "cs",
        &["Ing. Petr Drbohlav", "Petr Drbohlav", "Petr Drbohlav, CSc."],
    );
    assert_one("ru", &["Глеб Кольцов", "г-н Кольцов"]);
}

#[test]
fn the_surname_may_come_first() {
    assert_one(
        "ru",
        &["Ольга Крамаренко", "Крамаренко Ольга", "КРАМАРЕНКО Ольга"],
    );
    assert_one_across(&[("hu", "Kovácsfalvi Béla"), ("en", "Béla Kovácsfalvi")]);
    assert_one_across(&[("hu", "Kovácsfalvi Béla"), ("ru", "Бела Ковачфалви")]);
    assert_one_across(&[
        ("zh", "Wang Xiaoming"),
        ("en", "Xiaoming Wang"),
        ("de", "Wang Xiaoming"),
    ]);
    assert_one("hu", &["Kovácsfalvi Béla", "Kovácsfalvi", "B. Kovácsfalvi"]);
    assert_one("en", &["Solberg, Henrik", "Henrik Solberg", "Solberg"]);
}

#[test]
fn dots_between_the_parts_of_a_foreign_name() {
    assert_one("zh", &["亨利克·索尔贝格", "索尔贝格"]);
    assert_one("ja", &["ヘンリク・ソルベルグ", "ソルベルグ"]);
}

#[test]
fn a_name_without_capitals_or_spaces_is_kept_whole() {
    assert_eq!(numbers(&of_text("zh", &["王小明", "王大海"])), [[0, 1]]);
    assert_eq!(numbers(&of_text("zh", &["王小明", "王小明"])), [[0, 0]]);
}

#[test]
fn the_threads_change_nothing() {
    let texts: &[(&str, &[&str])] = &[
        ("ru", &["Глеб Кольцов", "Кольцова", "И. Насибов"]),
        ("en", &["Gleb Koltsov", "Inna Nasibova", "Solberg"]),
        ("uk", &["Гліб Кольцов", "Насибов"]),
    ];
    assert_eq!(resolved_in(1, texts), resolved_in(4, texts));
}

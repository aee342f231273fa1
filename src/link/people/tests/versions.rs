//! One person under names that differ by convention, by a slip of the pen, or as a short form does from the name in full.

use super::rules::{assert_one, numbers, of_text, of_texts, of_versions};

#[test]
fn versions_agree_on_a_surname_that_english_spells_in_its_own_way() {
    let versions: [(&str, &[&str]); 4] = [
        ("en", &["Peter Huckley", "Oliver Tice"]),
        ("de", &["Peter Huckley", "Oliver Tice"]),
        ("ru", &["Питер Хакли", "Оливер Тайс"]),
        ("uk", &["Пітер Хаклі", "Олівер Тайс"]),
    ];
    assert_eq!(numbers(&of_versions(&versions)), [[0, 1]; 4]);
    let texts = of_texts(&[("en", &["Oliver Tice"]), ("ru", &["Оливер Тайс"])]);
    assert_eq!(numbers(&texts), [[0], [1]]);
    let people = of_versions(&[("en", &["Peter Huckley"]), ("ru", &["Питер Хакман"])]);
    assert_eq!(numbers(&people), [[0], [1]]);
}

#[test]
fn versions_agree_on_a_name_with_a_slip_of_the_pen() {
    let slip: [(&str, &[&str]); 3] = [
        ("en", &["Peter Solberg"]),
        ("de", &["Peter Solberg"]),
        ("es", &["Peter Soldberg"]),
    ];
    assert_eq!(numbers(&of_versions(&slip)), [[0]; 3]);
    assert_eq!(numbers(&of_texts(&slip)), [[0], [0], [1]]);
    // One text among many versions has both spellings.
    let once: [(&str, &[&str]); 5] = [
        ("en", &["Peter Solberg"]),
        ("de", &["Peter Solberg"]),
        ("fr", &["Peter Solberg"]),
        ("es", &["Peter Solberg", "Peter Soldberg"]),
        ("it", &["Peter Solberg"]),
    ];
    let people = of_versions(&once);
    assert_eq!(people.people.len(), 1, "{:?}", numbers(&people));
    // Whom one version tells apart are two.
    let two: [(&str, &[&str]); 2] = [
        ("en", &["Peter Solberg", "Peter Soldberg"]),
        ("es", &["Peter Solberg", "Peter Soldberg"]),
    ];
    assert_eq!(numbers(&of_versions(&two)), [[0, 1]; 2]);
    let other: [(&str, &[&str]); 2] = [("en", &["Peter Solberg"]), ("es", &["Peter Solman"])];
    assert_eq!(numbers(&of_versions(&other)), [[0], [1]]);
}

#[test]
fn short_forms_of_given_names_are_one_where_text_or_company_agree() {
    assert_one("en", &["Joseph Lindgren", "Joe Lindgren", "Lindgren"]);
    assert_one("ru", &["Александр Кольцов", "Саша Кольцов"]);
    let people = of_versions(&[("en", &["Bob Lindgren"]), ("ru", &["Роберт Линдгрен"])]);
    assert_eq!(numbers(&people), [[0], [0]]);
    let company = [
        ("en", &["Joseph Lindgren", "Hana Lum"][..]),
        ("en", &["Joe Lindgren", "Hana Lum"]),
    ];
    assert_eq!(numbers(&of_texts(&company)), [[0, 1], [0, 1]]);
    let alone = of_texts(&[("en", &["Joseph Lindgren"]), ("en", &["Joe Lindgren"])]);
    assert_eq!(numbers(&alone), [[0], [1]]);
    assert_eq!(alone.doubts.len(), 1);
    let woman = of_text("ru", &["Александр Кольцов", "Саша Кольцова"]);
    assert_eq!(numbers(&woman), [[0, 1]]);
}

//! Roles and speech in every language that they are told in, by the sentences of `many_languages.tsv`.

use super::tests::{quotes, roles};

/// The lines of one kind: language, sentence, name, what is expected, places in the sentence.
fn cases(kind: &str) -> impl Iterator<Item = Vec<&'static str>> {
    include_str!("many_languages.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(move |fields| fields[0] == kind)
        .map(|fields| fields[1..].to_vec())
}

#[test]
fn a_role_where_it_is_sure_and_none_where_there_is_doubt() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in cases("role") {
        let expected: &[&str] = if case[3].is_empty() { &[] } else { &case[3..4] };
        let found = roles(case[0], case[1], case[2], &case[4..]);
        if found != expected {
            wrong.push(format!("{}: {found:?}", case[1]));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 50, "{count} cases");
}

#[test]
fn speech_with_its_speaker() {
    let mut wrong = Vec::new();
    for case in cases("speech") {
        let found = quotes(case[0], case[1], &[(case[2], case[2])]);
        if found != [(0, case[3].to_owned())] {
            wrong.push(format!("{}: {found:?}", case[1]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn speech_around_which_two_people_stand_is_nobodys() {
    let (a, b) = (
        ("Anvar Dolin", "Anvar Dolin"),
        ("Sobir Toʻra", "Sobir Toʻra"),
    );
    let text = "Anvar Dolin va Sobir Toʻra “Koʻprik shu bahorda albatta ochiladi”, deb taʼkidladi.";
    assert!(quotes("uz", text, &[a, b]).is_empty());
}

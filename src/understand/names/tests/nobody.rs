//! What is nobody, and what stands beside a name and is no part of it.

use super::people;

#[test]
fn institutions_with_the_names_of_people_are_nobody() {
    for text in [
        "The auditors of Gordon Advisors left the company on Monday.",
        "He works for the U.S. Fish and Wildlife Service.",
    ] {
        assert_eq!(people(text, "en"), [""; 0], "{text}");
    }
}

#[test]
fn a_place_before_the_office_is_no_part_of_the_name() {
    for (text, name) in [
        (
            "Palmer City Clerk Janette Bower opened the meeting.",
            "Janette Bower",
        ),
        (
            "The case was led by Sheriff Robert J. Pickell in May.",
            "Robert J. Pickell",
        ),
    ] {
        assert_eq!(people(text, "en"), [name], "{text}");
    }
}

#[test]
fn words_of_a_headline_are_no_part_of_a_name() {
    let text = "Police: Gary Ross Still Searching for Answers\nGary Ross said on Monday that he would go on.";
    assert_eq!(people(text, "en"), ["Gary Ross", "Gary Ross"]);
}

#[test]
fn a_given_name_that_is_a_country_too_stands_before_particles() {
    assert_eq!(
        people(
            "Dominique de Villepin a parlé à Paris avec les ministres.",
            "fr"
        ),
        ["Dominique de Villepin"]
    );
}

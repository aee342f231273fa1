use super::*;
use crate::model::Span;
use OutletSupport::{Host, Known, Position, Sentence, Stated};

type Reading = Option<(&'static str, OutletSupport)>;

/// The outlets of texts with these readings, after the archive has had its say; an empty name for none.
fn settled(readings: &[Reading], known_only: bool, default: Option<&str>) -> Vec<String> {
    let mut documents: Vec<Document> = readings
        .iter()
        .map(|reading| Document {
            outlet: reading.map(|(name, support)| OutletReading {
                name: name.to_owned(),
                support,
                span: (support == Sentence).then(|| Span::new(0, 1)),
            }),
            ..Document::default()
        })
        .collect();
    // Each text is a story, except that the last two are one.
    let last = readings.len().saturating_sub(2);
    let story_of: Vec<usize> = (0..readings.len()).map(|at| at.min(last)).collect();
    settle(&mut documents, &story_of, known_only, default);
    let outlets = documents.into_iter().map(|one| one.outlet);
    outlets
        .map(|outlet| outlet.map_or_else(String::new, |outlet| outlet.name))
        .collect()
}

#[test]
fn a_name_from_a_sentence_needs_a_second_story() {
    let once = [Some(("Quay", Sentence)), Some(("Lantern", Position))];
    assert_eq!(settled(&once, false, None), ["", "Lantern"]);
    let translated = [
        None,
        Some(("Lantern", Sentence)),
        Some(("Lantern", Sentence)),
    ];
    assert_eq!(settled(&translated, false, None), ["", "", ""]);
    let twice = [
        Some(("Lantern", Sentence)),
        Some(("Lantern", Position)),
        None,
    ];
    assert_eq!(settled(&twice, false, None), ["Lantern", "Lantern", ""]);
}

#[test]
fn only_known_outlets_if_the_owner_says_so() {
    let readings = [
        Some(("Quay", Stated)),
        Some(("Reuters", Known)),
        Some(("Lantern", Position)),
        Some(("lantern.example", Host)),
        Some(("Beacon", Sentence)),
        Some(("Beacon", Sentence)),
    ];
    assert_eq!(
        settled(&readings, true, None),
        ["Quay", "Reuters", "", "", "", ""]
    );
}

#[test]
fn the_default_of_the_owner_fills_gaps() {
    let readings = [None, Some(("Reuters", Known)), Some(("Beacon", Sentence))];
    assert_eq!(
        settled(&readings, false, Some("Quay")),
        ["Quay", "Reuters", "Quay"]
    );
}

#[test]
fn nearly_all_texts_show_the_one_publisher() {
    let stated = Some(("Quay", Stated));
    let most = [stated, stated, stated, stated, stated, None];
    assert_eq!(settled(&most, false, None), ["Quay"; 6]);
    let few = [stated, stated, stated, None];
    assert_eq!(settled(&few, false, None)[3], "");
    let mut two = most;
    two[0] = Some(("Lantern", Stated));
    assert_eq!(settled(&two, false, None)[5], "");
    let many_gaps = [stated, stated, stated, stated, stated, None, None];
    assert_eq!(settled(&many_gaps, false, None)[6], "");
}

#[test]
fn short_names_are_not_folded() {
    assert_ne!(key("SZ"), key("S"));
    assert_eq!(key("Orda"), key("ORDA"));
    assert_eq!(key("Steppe Press"), key("STEPPE PRESS"));
}

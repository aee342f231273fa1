//! The value of each kind of evidence: tables learned without it, each set judged by a table learned from the others.

use super::{Example, FEATURES, Features, Material, judged_right, learn, same_texts};

/// Kinds of evidence with the beginnings of the names of their measures.
const KINDS: &[(&str, &[&str])] = &[
    ("nothing", &[]),
    ("spellings", &["spelling", "one_language_spelling"]),
    (
        "concepts",
        &["concept", "one_language_concept", "lead_concepts"],
    ),
    ("names", &["names", "no_names", "lead_names"]),
    (
        "people",
        &["people", "one_language_people", "protagonists_apart"],
    ),
    ("numbers", &["numbers", "no_numbers", "lead_numbers"]),
    (
        "words and runs of words",
        &["words", "shingles", "lead_words"],
    ),
    (
        "order",
        &[
            "spelling_aligned",
            "concept_aligned",
            "names_aligned",
            "numbers_aligned",
            "words_aligned",
        ],
    ),
    ("headline and lead", &["lead_", "protagonists_apart"]),
    ("length", &["length"]),
];

/// Prints F1 of pairs by set and relation for every kind left out.
pub(crate) fn print(material: &[Material]) {
    for (left_out, names) in KINDS {
        let without: Vec<Material> = material.iter().map(|m| blind(m, names)).collect();
        let mut line = format!("without {left_out}:");
        for (at, judged) in without.iter().enumerate() {
            let others: Vec<&Material> = without
                .iter()
                .enumerate()
                .filter(|(other, m)| *other != at && !same_texts(m.name, judged.name))
                .map(|(_, m)| m)
                .collect();
            let (story, event) = learn(&others);
            for (relation, examples, weights) in [
                ("story", &judged.story, &story),
                ("event", &judged.event, &event),
            ] {
                let of_events = judged.name.starts_with("events");
                if of_events == (relation == "event") && examples.iter().any(|e| e.yes) {
                    line += &format!(" {} {relation} {:.3};", judged.name, f1(examples, weights));
                }
            }
        }
        println!("{line}");
    }
}

fn f1(examples: &[Example], weights: &Features) -> f64 {
    let [hit, said, are] = judged_right(examples, weights);
    2.0 * hit / (said + are).max(1e-9)
}

/// The material without the measures whose names begin so.
fn blind(material: &Material, names: &[&str]) -> Material {
    let hidden: Vec<usize> = (0..FEATURES.len())
        .filter(|at| names.iter().any(|name| FEATURES[*at].starts_with(name)))
        .collect();
    let without = |examples: &[Example]| {
        let mut examples = examples.to_vec();
        for example in &mut examples {
            for at in &hidden {
                example.features[*at] = 0.0;
            }
        }
        examples
    };
    Material {
        name: material.name,
        story: without(&material.story),
        event: without(&material.event),
    }
}

//! Learns the tables by which `cluster` turns measures into probabilities, from development sets whose answers are known.
//!
//!     cargo run --release --example derive_concepts -- ../shared/train/parallel target/half0 0/2
//!     cargo run --release --example derive_concepts -- ../shared/train/parallel target/half1 1/2
//!     cargo run --release --example learn_relations -- ../shared/eval ../shared/train/parallel target/half0 target/half1
//!
//! With `ablation` as the last argument, nothing is written; the accuracy of tables without one kind of evidence is printed instead.
//!
//! Texts are read as the program reads them, so the table depends on the tagger and everything before it: learn it again when these change.
//!
//! Articles about a few subjects by many outlets (people-slavic) are no translations of one another, however like they are: they teach what is not
//! enough for a story.
//!
//! One logistic model for stories (pairs in two languages) and one for events. The short stories are made of the very sentences that the lexicon is
//! derived from, so each half of them is looked at with a lexicon that has not seen it. Prints how well a table learned on some sets does on the others.

#![allow(
    clippy::needless_range_loop,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::disallowed_methods
)]

mod ablation;
mod gold;

use cuttings::cluster::candidates::candidates;
use cuttings::cluster::comparison::compare;
use cuttings::cluster::decision::{Decisions, FEATURES, Features, features};
use cuttings::cluster::profile::DocumentProfile;
use cuttings::cluster::{Evidence, profile_all};
use cuttings::model::Document;
use gold::Set;
use std::path::Path;

const COUNT: usize = FEATURES.len();

/// A pair with its answer.
#[derive(Clone)]
struct Example {
    features: Features,
    yes: bool,
    weight: f64,
}

/// Examples of one set.
struct Material {
    name: &'static str,
    story: Vec<Example>,
    event: Vec<Example>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let at = |index: usize, otherwise: &str| {
        arguments
            .get(index)
            .cloned()
            .unwrap_or_else(|| otherwise.to_owned())
    };
    let eval = at(0, "../shared/eval");
    let parallel = at(1, "../shared/train/parallel");
    let halves = [at(2, "target/half0"), at(3, "target/half1")];
    let set = |name: &str| gold::load(&Path::new(&eval).join(format!("{name}.jsonl.gz")));
    let compiled = gold::evidence(Path::new("data"));
    let news = set("stories-news");
    let short = set("stories-short");
    let mut material = vec![
        material("stories-news", &news, &compiled),
        material("stories-news, shortened", &shortened(&news), &compiled),
        material("events-english", &set("events-english"), &compiled),
        material("events-pairs", &set("events-pairs"), &compiled),
        material(
            "articles",
            &gold::each_for_itself(set("people-slavic")),
            &compiled,
        ),
    ];
    for (half, folder) in halves.iter().enumerate() {
        let evidence = gold::evidence(Path::new(folder));
        let part = gold::unseen(&short, Path::new(&parallel), half, 2);
        material.push(self::material(
            ["stories-short, first half", "stories-short, second half"][half],
            &part,
            &evidence,
        ));
    }
    for m in &material {
        println!(
            "{}: {} story pairs, {} event pairs",
            m.name,
            m.story.len(),
            m.event.len()
        );
    }
    for left in 0..material.len() {
        let others: Vec<&Material> = material
            .iter()
            .enumerate()
            .filter(|(at, m)| *at != left && !same_texts(m.name, material[left].name))
            .map(|(_, m)| m)
            .collect();
        let (story, event) = learn(&others);
        report(
            &format!("{} from the others", material[left].name),
            &material[left],
            &story,
            &event,
        );
    }
    if at(4, "") == "ablation" {
        ablation::print(&material);
        return;
    }
    let all: Vec<&Material> = material.iter().collect();
    let (story, event) = learn(&all);
    for m in &material {
        report(&format!("{} from all", m.name), m, &story, &event);
    }
    let course = course(&set("events-pairs"), &compiled, &event);
    let (story, mut event) = (judged(story, "days", -0.4), judged(event, "days", -1.2));
    // The sets of events were put together by subject, each with few happenings that are like one another; in an archive of one subject, who acts, where,
    // and what the headlines say tell happenings apart. The last two by the F1 of events-english and events-pairs, with an eye on world-news.
    for (feature, weight) in [
        ("protagonists_apart", -0.5),
        ("places_apart", -1.2),
        ("headlines_apart", -2.5),
    ] {
        event = judged(event, feature, weight);
    }
    let mut decisions = Decisions {
        story,
        event,
        settings: Default::default(),
    };
    for (name, value) in SETTINGS {
        decisions.settings.insert((*name).to_owned(), *value);
    }
    for (name, value) in ["course_bias", "course_slope"].into_iter().zip(course) {
        decisions.settings.insert(name.to_owned(), value);
    }
    std::fs::write("data/relations.tsv", decisions.to_text()).unwrap();
}

/// How the log-odds of one event become those of one course of events: people judged pairs from 1 to 4, and what they put nearer to "somewhat
/// similar" than to "very dissimilar" belongs together in this wider sense. Bias and slope.
fn course(set: &Set, evidence: &Evidence, event: &Features) -> [f64; 2] {
    let readings = profile_all(&set.documents, evidence);
    let examples: Vec<Example> = set
        .judged
        .iter()
        .map(|((a, b), score)| {
            let look = look(&readings[*a], &readings[*b], evidence);
            let odds: f64 = event.iter().zip(&look).map(|(w, f)| w * f).sum();
            let days = at("days");
            let mut features = [0.0; COUNT];
            features[at("bias")] = 1.0;
            features[1] = odds - event[days] * look[days];
            Example {
                features,
                yes: *score < 3.0,
                weight: 1.0,
            }
        })
        .collect();
    let mut used = [false; COUNT];
    used[at("bias")] = true;
    used[1] = true;
    let weights = newton(&examples, &used);
    for threshold in [-0.5, 0.0, 0.5, 1.0, 1.5] {
        let said: Vec<bool> = examples
            .iter()
            .filter(|e| weights[at("bias")] + weights[1] * e.features[1] > threshold)
            .map(|e| e.yes)
            .collect();
        let right = said.iter().filter(|yes| **yes).count();
        let are = examples.iter().filter(|e| e.yes).count();
        println!(
            "one course from {threshold}: p {:.3} r {:.3}",
            right as f64 / said.len().max(1) as f64,
            right as f64 / are as f64
        );
    }
    [weights[at("bias")], weights[1]]
}

/// Sets what the development sets cannot teach, unless they taught more. They have no dates of publication: versions appear within days, reports
/// of one happening within a day or two; the weight is for the logarithm of one and half the days between.
fn judged(mut weights: Features, feature: &str, weight: f64) -> Features {
    if let Some(at) = FEATURES.iter().position(|name| *name == feature) {
        weights[at] = weights[at].min(weight);
    }
    weights
}

/// Thresholds on log-odds, and on the share of four-word runs that make a reprint.
const SETTINGS: &[(&str, f64)] = &[
    ("story_threshold", 1.0),
    ("course_threshold", 0.0),
    ("event_threshold", 0.3),
    ("reprint_shingles", 0.35),
    ("unsure_odds", -1.5),
];

fn same_texts(a: &str, b: &str) -> bool {
    a.split(',').next() == b.split(',').next()
}

fn material(name: &'static str, set: &Set, evidence: &Evidence) -> Material {
    let readings = profile_all(&set.documents, evidence);
    let found = candidates(&readings).into_iter();
    let mut pairs: Vec<(usize, usize)> = found.map(|(a, b)| (a as usize, b as usize)).collect();
    pairs.extend(gold::positive(set));
    pairs.extend(set.judged.keys());
    pairs.sort_unstable();
    pairs.dedup();
    let mut out = Material {
        name,
        story: Vec::new(),
        event: Vec::new(),
    };
    for (a, b) in pairs {
        let features = look(&readings[a], &readings[b], evidence);
        let (story, event) = gold::labels(set, a, b);
        let two_languages = readings[a].language != readings[b].language;
        // Judged to be different events: surely no translations.
        let story = if story < 0 && event == 0 && !set.judged.is_empty() {
            0
        } else {
            story
        };
        if story >= 0 && two_languages {
            out.story.push(Example {
                features,
                yes: story == 1,
                weight: 1.0,
            });
        }
        if !two_languages && name.starts_with("events") && features[at("shingles")] < 0.05 {
            // Two reports of one happening in one language: as like as two texts get without being one text. No set has such pairs in two languages.
            let mut features = features;
            for name in FEATURES.iter().filter(|name| {
                name.starts_with("one_language") || name.contains("words") || **name == "shingles"
            }) {
                features[at(name)] = 0.0;
            }
            out.story.push(Example {
                features,
                yes: false,
                weight: 1.0,
            });
        }
        // Two stories of a set of stories are hardly ever one event; articles that were gathered by subject may well be.
        let event = if event < 0 && story == 0 && name != "articles" {
            0
        } else {
            event
        };
        if event >= 0 {
            out.event.push(Example {
                features,
                yes: event == 1,
                weight: 1.0,
            });
        }
    }
    // Every set counts alike, whatever its size; of events the sets of stories say only what no event ever looks like.
    let of_events = name.starts_with("events");
    even_out(&mut out.story, 300.0, 900.0);
    match (of_events, set.judged.is_empty()) {
        (true, false) => even_out(&mut out.event, 300.0, 300.0),
        (true, true) => even_out(&mut out.event, 150.0, 450.0),
        _ => even_out(&mut out.event, 10.0, 30.0),
    }
    out
}

fn at(feature: &str) -> usize {
    FEATURES.iter().position(|name| *name == feature).unwrap()
}

/// Weights that add up to the given ones over positive and negative examples.
fn even_out(examples: &mut [Example], yes: f64, no: f64) {
    for (answer, total) in [(true, yes), (false, no)] {
        let count = examples.iter().filter(|e| e.yes == answer).count() as f64;
        for example in examples.iter_mut().filter(|e| e.yes == answer) {
            example.weight = total / count.max(50.0);
        }
    }
}

fn look(a: &DocumentProfile, b: &DocumentProfile, evidence: &Evidence) -> Features {
    features(
        a,
        b,
        &compare(a, b, &evidence.background),
        &evidence.background,
    )
}

/// The same set with every other text cut to its first half: a shortened translation is still a translation.
fn shortened(set: &Set) -> Set {
    let documents = set
        .documents
        .iter()
        .enumerate()
        .map(|(at, document)| {
            if at % 2 == 0 {
                cut(document)
            } else {
                document.clone()
            }
        })
        .collect();
    Set {
        documents,
        stories: set.stories.clone(),
        events: set.events.clone(),
        judged: set.judged.clone(),
    }
}

fn cut(document: &Document) -> Document {
    let mut out = document.clone();
    out.body.truncate(out.body.len().div_ceil(2).max(2));
    out
}

fn learn(material: &[&Material]) -> (Features, Features) {
    let story: Vec<Example> = material.iter().flat_map(|m| m.story.clone()).collect();
    let event: Vec<Example> = material.iter().flat_map(|m| m.event.clone()).collect();
    (fit(&story, OF_EVENTS), fit(&event, &[]))
}

/// Places and headlines tell happenings apart, not texts.
const OF_EVENTS: &[&str] = &["places_apart", "headlines_apart"];

/// What each measure may say: 1 for, -1 against, 0 either. Evidence in common never speaks against a relation.
fn sign(feature: &str) -> f64 {
    match feature {
        "length" | "days" => -1.0,
        name if name.ends_with("_apart") => -1.0,
        "bias" | "one_language" | "no_numbers" | "no_names" => 0.0,
        name if name.starts_with("one_language") => 0.0,
        _ => 1.0,
    }
}

/// Logistic regression with a quadratic penalty by Newton's method; measures that come out with the wrong sign are left out and the rest fitted again.
/// Some may be left out from the start.
fn fit(examples: &[Example], left_out: &[&str]) -> Features {
    let mut used = FEATURES.map(|name| !left_out.contains(&name));
    loop {
        let weights = newton(examples, &used);
        let wrong: Vec<usize> = (0..COUNT)
            .filter(|at| used[*at] && weights[*at] * sign(FEATURES[*at]) < 0.0)
            .collect();
        let Some(worst) = wrong.into_iter().min_by(|a, b| {
            (weights[*a] * sign(FEATURES[*a])).total_cmp(&(weights[*b] * sign(FEATURES[*b])))
        }) else {
            return weights;
        };
        used[worst] = false;
    }
}

fn newton(examples: &[Example], used: &[bool; COUNT]) -> Features {
    let mut weights = [0.0; COUNT];
    for _ in 0..25 {
        let mut gradient = [0.0; COUNT];
        let mut curvature = [[0.0; COUNT]; COUNT];
        for example in examples {
            let odds: f64 = weights
                .iter()
                .zip(&example.features)
                .map(|(w, f)| w * f)
                .sum();
            let p = 1.0 / (1.0 + (-odds).exp());
            let error = example.weight * (f64::from(u8::from(example.yes)) - p);
            let spread = (example.weight * p * (1.0 - p)).max(1e-9);
            for i in 0..COUNT {
                gradient[i] += error * example.features[i];
                for j in 0..=i {
                    curvature[i][j] += spread * example.features[i] * example.features[j];
                }
            }
        }
        for i in 0..COUNT {
            let penalty = if FEATURES[i] == "bias" { 1e-3 } else { 2.0 };
            gradient[i] -= penalty * weights[i];
            curvature[i][i] += penalty;
            if !used[i] {
                gradient[i] = 0.0;
                for j in 0..COUNT {
                    curvature[i.max(j)][i.min(j)] = 0.0;
                }
                curvature[i][i] = 1.0;
            }
        }
        let step = solve(&curvature, &gradient);
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight += step;
        }
        if step.iter().all(|s| s.abs() < 1e-9) {
            break;
        }
    }
    weights
}

/// Solves a symmetric positive system, of which the lower half is given, by Cholesky's method.
fn solve(matrix: &[[f64; COUNT]; COUNT], right: &Features) -> Features {
    let mut lower = [[0.0; COUNT]; COUNT];
    for i in 0..COUNT {
        for j in 0..=i {
            let sum: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
            lower[i][j] = if i == j {
                (matrix[i][i] - sum).max(1e-12).sqrt()
            } else {
                (matrix[i][j] - sum) / lower[j][j]
            };
        }
    }
    let mut middle = [0.0; COUNT];
    for i in 0..COUNT {
        let sum: f64 = (0..i).map(|k| lower[i][k] * middle[k]).sum();
        middle[i] = (right[i] - sum) / lower[i][i];
    }
    let mut out = [0.0; COUNT];
    for i in (0..COUNT).rev() {
        let sum: f64 = (i + 1..COUNT).map(|k| lower[k][i] * out[k]).sum();
        out[i] = (middle[i] - sum) / lower[i][i];
    }
    out
}

fn report(name: &str, material: &Material, story: &Features, event: &Features) {
    for (relation, examples, weights) in [
        ("story", &material.story, story),
        ("event", &material.event, event),
    ] {
        let [hit, said, are] = judged_right(examples, weights);
        let loss: f64 = examples
            .iter()
            .map(|example| {
                let p = 1.0 / (1.0 + (-odds(example, weights)).exp());
                -if example.yes { p } else { 1.0 - p }.max(1e-9).ln()
            })
            .sum();
        if are == 0.0 && !examples.is_empty() {
            println!("{name}: {relation} {said} of {} wrongly", examples.len());
        }
        if are > 0.0 {
            let (p, r) = (hit / f64::max(said, 1.0), hit / are);
            println!(
                "{name}: {relation} p {p:.3} r {r:.3} f1 {:.3} loss {:.4}",
                2.0 * p * r / f64::max(p + r, 1e-9),
                loss / examples.len() as f64
            );
        }
    }
}

fn odds(example: &Example, weights: &Features) -> f64 {
    weights
        .iter()
        .zip(&example.features)
        .map(|(w, f)| w * f)
        .sum()
}

/// How many examples are rightly said to be related, how many are said to be, and how many are.
fn judged_right(examples: &[Example], weights: &Features) -> [f64; 3] {
    let mut counts = [0.0; 3];
    for example in examples {
        let said = odds(example, weights) > 0.0;
        for (count, holds) in counts
            .iter_mut()
            .zip([said && example.yes, said, example.yes])
        {
            *count += f64::from(u8::from(holds));
        }
    }
    counts
}

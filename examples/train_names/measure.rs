//! Accuracy of the tagger on held-out sentences.

use crate::corpus::Sentence;
use cuttings::language::Languages;
use cuttings::model::{EntityKind, Span};
use cuttings::understand::names::{Label, NameTagger};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

/// Prints precision, recall and F1 of people, by language, as lines of tests/accuracy.csv.
pub(crate) fn report(tagger: &NameTagger, sentences: &[Sentence]) -> Result<(), Box<dyn Error>> {
    let languages = Languages::compiled_in().map_err(|fault| fault.message)?;
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for sentence in sentences {
        let (text, spans) = written_out(sentence);
        let gold = people(sentence, &spans);
        let segments = [vec![Span::new(0, text.len())]];
        let said: BTreeSet<Span> = tagger
            .mentions(&text, &segments, languages.get(&sentence.language))
            .into_iter()
            .filter(|mention| mention.kind == EntityKind::Person)
            .map(|mention| mention.span)
            .collect();
        let [both, only_said, only_gold] = counts.entry(&sentence.language).or_default();
        *both += gold.intersection(&said).count();
        *only_said += said.difference(&gold).count();
        *only_gold += gold.difference(&said).count();
    }
    for (language, [both, only_said, only_gold]) in counts {
        let share = |other: usize| both as f64 / (both + other).max(1) as f64;
        let f1 = 2.0 * both as f64 / (2 * both + only_said + only_gold).max(1) as f64;
        println!("ner kept apart,{language} p,{:.3}", share(only_said));
        println!("ner kept apart,{language} r,{:.3}", share(only_gold));
        println!("ner kept apart,{language} f1,{f1:.3}");
        println!("ner kept apart,{language} n,{}", both + only_gold);
    }
    Ok(())
}

/// The sentence as text, without spaces before signs that follow a word directly, and the spans of the tokens.
fn written_out(sentence: &Sentence) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for token in &sentence.tokens {
        let closes = matches!(
            token.as_str(),
            "." | "," | ";" | ":" | "!" | "?" | ")" | "»" | "-"
        );
        let open = text.ends_with(['-', '(', '«']) || text.is_empty();
        if !closes && !open {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(token);
        spans.push(Span::new(start, text.len()));
    }
    (text, spans)
}

fn people(sentence: &Sentence, spans: &[Span]) -> BTreeSet<Span> {
    let mut out = BTreeSet::new();
    let mut at = 0;
    while at < spans.len() {
        if sentence.labels[at] != Label::BeginPerson {
            at += 1;
            continue;
        }
        let begin = at;
        at += 1;
        while at < spans.len() && sentence.labels[at] == Label::InPerson {
            at += 1;
        }
        out.insert(Span::new(spans[begin].start, spans[at - 1].end));
    }
    out
}

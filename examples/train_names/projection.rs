//! Tags for languages without tagged text: the names that the model finds in a sentence, in the languages it knows, are searched for, romanised
//! and folded, in the translations of the sentence.

use crate::corpus::{Sentence, empty, lines_of};
use crate::uzbek;
use cuttings::language::{LanguagePack, Languages};
use cuttings::model::{EntityKind, Mention, Span};
use cuttings::text::{fold_name, skeleton, tokens};
use cuttings::understand::names::{Label, NameTagger, WordShape};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::sync::LazyLock;

/// Languages with tagged sentences, in which the names found count as votes.
const VOTERS: &[&str] = &[
    "en", "ru", "pl", "sk", "hr", "sr-Cyrl", "mk", "de", "nl", "sv", "da", "nb", "fr", "es", "pt",
    "ro", "hu", "fi", "et", "tr", "kk", "id",
];

/// Languages to tag this way.
const TAKERS: &[&str] = &[
    "uk", "be", "bg", "cs", "sl", "it", "ca", "el", "lv", "lt", "sq", "az", "tk", "uz", "ky", "tt",
    "ba", "tg", "mn", "hy", "ka", "pl",
];

/// Languages whose spelling cannot be matched with the others'. Sentences in which no language names a person teach the model at least
/// which words are not names.
const WITHOUT_PEOPLE: &[&str] = &[
    "ar", "fa", "prs", "ps", "ckb", "ug", "ur", "he", "hi", "bn", "zh", "zh-Hant", "ja", "ko",
    "th", "am",
];

/// A word must be part of a name in this many languages.
const FEWEST_VOTES: usize = 4;

/// Votes for one word of a sentence, by kind.
type Votes = BTreeMap<String, BTreeMap<EntityKind, BTreeSet<usize>>>;

/// Tagged sentences in the languages of the parallel texts.
pub(crate) fn sentences(
    folder: &Path,
    tagger: &NameTagger,
) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let mut out = Vec::new();
    for file in ["flores.tsv.gz", "sib.tsv.gz", "xwmt-turkic.tsv.gz"] {
        let path = folder.join("parallel").join(file);
        let mut lines = lines_of(&path)?;
        let head = lines.next().ok_or("a parallel text without columns")??;
        let languages: Vec<&str> = head.split('\t').collect();
        for line in lines {
            let line = line?;
            let cells: Vec<&str> = line.split('\t').collect();
            project(&languages, &cells, tagger, &mut out);
        }
    }
    Ok(out)
}

/// Packs that tell how a language is written and how its surnames end, and have no words.
static PACKS: LazyLock<BTreeMap<String, LanguagePack>> = LazyLock::new(|| {
    let languages = Languages::compiled_in().unwrap_or_default();
    let without_words = |pack: &LanguagePack| {
        let mut bare = LanguagePack {
            writing: pack.writing.clone(),
            ..LanguagePack::default()
        };
        bare.names.surname_endings = pack.names.surname_endings.clone();
        (pack.tag.clone(), bare)
    };
    languages.iter().map(without_words).collect()
});

fn mentions(tagger: &NameTagger, language: &str, cell: &str) -> Vec<Mention> {
    let whole = [vec![Span::new(0, cell.len())]];
    tagger.mentions(cell, &whole, PACKS.get(language))
}

fn project(languages: &[&str], cells: &[&str], tagger: &NameTagger, out: &mut Vec<Sentence>) {
    let mut votes = Votes::new();
    for (column, (language, cell)) in languages.iter().zip(cells).enumerate() {
        if !VOTERS.contains(language) {
            continue;
        }
        for mention in mentions(tagger, language, cell) {
            for token in tokens(&mention.text) {
                let word = token.span.of(&mention.text);
                if WordShape::of(word).is_capital() {
                    votes
                        .entry(fold_name(word))
                        .or_default()
                        .entry(mention.kind)
                        .or_default()
                        .insert(column);
                }
            }
        }
    }
    let no_people = votes
        .values()
        .all(|kinds| !kinds.contains_key(&EntityKind::Person));
    for (language, cell) in languages.iter().zip(cells) {
        // Every other sentence is enough, and keeps training short.
        if no_people
            && out.len().is_multiple_of(2)
            && WITHOUT_PEOPLE.contains(language)
            && !cell.is_empty()
        {
            out.push(without_people(language, cell, tagger));
        }
        if !TAKERS.contains(language) || cell.is_empty() {
            continue;
        }
        out.extend(tag(language, cell, &votes, tagger));
        if *language == "uz" {
            out.extend(tag("uz-Cyrl", &uzbek::cyrillic(cell), &votes, tagger));
        }
    }
}

/// The sentence with what the model finds in it, people left out.
fn without_people(language: &str, cell: &str, tagger: &NameTagger) -> Sentence {
    let own = mentions(tagger, language, cell);
    let mut sentence = empty(language);
    for token in tokens(cell) {
        let label = own
            .iter()
            .filter(|mention| mention.kind != EntityKind::Person)
            .find(|mention| mention.span.contains(&token.span))
            .map_or(Label::Outside, |mention| {
                let begin = label(Some(mention.kind), None);
                if mention.span.start == token.span.start {
                    begin
                } else {
                    begin.inside()
                }
            });
        sentence.tokens.push(token.span.of(cell).to_string());
        sentence.labels.push(label);
    }
    sentence
}

fn tag(language: &str, cell: &str, votes: &Votes, tagger: &NameTagger) -> Option<Sentence> {
    let own = mentions(tagger, language, cell);
    let mut sentence = empty(language);
    let mut before: Option<EntityKind> = None;
    for token in tokens(cell) {
        let word = token.span.of(cell);
        let shape = WordShape::of(word);
        let capital = shape.is_capital() || matches!(shape, WordShape::Caseless(_));
        let voted = if capital { kind_of(word, votes) } else { None };
        let said = own
            .iter()
            .find(|mention| mention.span.contains(&token.span))
            .map(|mention| (mention.kind, mention.span.start));
        let kind = match (voted, said) {
            (Some(kind), _) => Some(kind),
            // Initials and particles have no votes, but occur between words that have.
            (None, Some((EntityKind::Person, _))) => {
                before.filter(|kind| *kind == EntityKind::Person && (capital || word.len() <= 4))
            }
            (None, Some((kind, _))) => Some(kind),
            (None, None) => {
                let joins = matches!(word, "-" | ".") && before == Some(EntityKind::Person);
                joins.then_some(EntityKind::Person)
            }
        };
        sentence.tokens.push(word.to_string());
        sentence.labels.push(label(kind, before));
        before = kind;
    }
    cut_loose_ends(&mut sentence);
    // A name of several words that no other language confirms may be right or wrong: such a sentence teaches nothing.
    let doubtful = own.iter().any(|mention| {
        mention.kind == EntityKind::Person
            && mention.span.start > 0
            && tokens(&mention.text)
                .iter()
                .all(|token| kind_of(token.span.of(&mention.text), votes).is_none())
    });
    (!doubtful).then_some(sentence)
}

/// A sign or a small word at the end of a name belongs to the sentence.
fn cut_loose_ends(sentence: &mut Sentence) {
    for at in (0..sentence.labels.len()).rev() {
        let last = sentence
            .labels
            .get(at + 1)
            .is_none_or(|next| *next != sentence.labels[at].inside());
        let loose = !WordShape::of(&sentence.tokens[at]).may_name();
        if sentence.labels[at].kind() == Some(EntityKind::Person) && last && loose {
            sentence.labels[at] = Label::Outside;
        }
    }
}

fn label(kind: Option<EntityKind>, before: Option<EntityKind>) -> Label {
    let begin = match kind {
        None => Label::Outside,
        Some(EntityKind::Person) => Label::BeginPerson,
        Some(EntityKind::Organisation) => Label::BeginOrganisation,
        Some(EntityKind::Place) => Label::BeginPlace,
    };
    if kind == before {
        begin.inside()
    } else {
        begin
    }
}

/// The kind that most languages give the word, or a word so like it that it can only be the same name in another case or spelling.
fn kind_of(word: &str, votes: &Votes) -> Option<EntityKind> {
    let folded = fold_name(word);
    let bones = skeleton(word);
    let mut sums: BTreeMap<EntityKind, BTreeSet<usize>> = BTreeMap::new();
    for (other, kinds) in votes {
        let common = folded
            .bytes()
            .zip(other.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let longest = folded.len().max(other.len());
        let alike = folded == *other
            || common >= 3 && common + 3 >= longest && common * 2 >= longest
            || bones.len() >= 3 && bones == skeleton(other);
        if alike {
            for (kind, columns) in kinds {
                sums.entry(*kind).or_default().extend(columns);
            }
        }
    }
    let (kind, columns) = sums.iter().max_by_key(|(_, columns)| columns.len())?;
    (columns.len() >= FEWEST_VOTES).then_some(*kind)
}

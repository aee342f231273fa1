//! Groups a few thousand realistic texts: the time must grow with the texts, not with their pairs.

#![allow(missing_docs)]

mod realistic;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use cuttings::cluster::{Evidence, Judged};
use cuttings::ingest::source_from_bytes;
use cuttings::language::Languages;
use cuttings::model::{Document, Format, GroupConstraints, Metadata};
use cuttings::understand::{Knowledge, understand};
use rayon::prelude::*;
use realistic::{Text, each_text};
use std::collections::BTreeMap;
use std::hint::black_box;

const COUNTS: [usize; 4] = [500, 1_000, 2_000, 4_000];

/// What is understood of the texts.
fn documents(languages: &Languages) -> Vec<Document> {
    let knowledge = Knowledge::new(languages, &[], &BTreeMap::new()).expect("knowledge");
    let mut texts: Vec<Text> = Vec::new();
    each_text(COUNTS[COUNTS.len() - 1], |text| texts.push(text));
    let read = texts.into_par_iter().map(|Text { name, text }| {
        let format = match name.ends_with(".md") {
            true => Format::Markdown,
            false => Format::Text,
        };
        let nothing = Metadata::default();
        let source = source_from_bytes(&name, &name, format, text.as_bytes(), nothing);
        understand(source.expect("a text"), &knowledge)
    });
    read.collect()
}

fn grouping(criterion: &mut Criterion) {
    let languages = Languages::compiled_in().expect("packs");
    let evidence = Evidence::compiled_in(&languages);
    let documents = documents(&languages);
    let mut group = criterion.benchmark_group("cluster");
    group.sample_size(10);
    for count in COUNTS {
        let documents = &documents[..count];
        group.bench_with_input(
            BenchmarkId::from_parameter(count),
            documents,
            |bencher, documents| {
                let nothing = GroupConstraints::default();
                bencher.iter(|| {
                    let judged = Judged::new(documents.iter().collect(), &evidence);
                    let groups = judged.group(&nothing);
                    black_box(judged.relations(&groups, &nothing))
                });
            },
        );
    }
    group.finish();
}

criterion_group!(benches, grouping);
criterion_main!(benches);

//! Throughput of language identification: a short sentence, articles of usual length, a long text; and the time to load the model.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use cuttings::understand::identify::LanguageIdentifier;
use std::hint::black_box;

const LATIN: &str = "The minister told reporters on Thursday that the bridge across the river, which had been closed for repairs \
since the flood of last spring, would be open to lorries again before the end of the year. ";
const CYRILLIC: &str = "Вазирнинг айтишича, ўтган йил баҳордаги сув тошқинидан кейин таъмирлаш учун ёпилган кўприк йил охиригача юк \
машиналари учун яна очилади. ";

fn identify(criterion: &mut Criterion) {
    let Ok(identifier) = LanguageIdentifier::compiled_in() else {
        return;
    };
    let mut group = criterion.benchmark_group("identify");
    for (name, sentence) in [("latin", LATIN), ("cyrillic", CYRILLIC)] {
        for (size, repeats) in [("sentence", 1), ("article", 25), ("long", 5000)] {
            let text = sentence.repeat(repeats);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(BenchmarkId::new(format!("text/{size}"), name), |bencher| {
                bencher.iter(|| identifier.identify(black_box(&text)));
            });
            // Paragraphs of three sentences, as in newspapers.
            let paragraph = sentence.repeat(repeats.min(3));
            let paragraphs = vec![paragraph.as_str(); repeats.div_ceil(3)];
            let length: usize = paragraphs.iter().map(|p| p.len()).sum();
            group.throughput(Throughput::Bytes(length as u64));
            group.bench_function(BenchmarkId::new(format!("body/{size}"), name), |bencher| {
                bencher.iter(|| identifier.identify_paragraphs(black_box(&paragraphs)));
            });
        }
    }
    group.finish();
    criterion.bench_function("identify/load", |bencher| {
        bencher.iter(LanguageIdentifier::compiled_in);
    });
}

criterion_group!(benches, identify);
criterion_main!(benches);

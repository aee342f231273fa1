//! Groups a few thousand synthetic documents: the time must grow with the texts, not with their pairs.

#![allow(missing_docs)]

mod synthetic;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use cuttings::cluster::{Evidence, Judged};
use cuttings::model::GroupConstraints;
use std::hint::black_box;
use synthetic::documents;

fn grouping(criterion: &mut Criterion) {
    let evidence =
        Evidence::compiled_in(&cuttings::language::Languages::compiled_in().expect("packs"));
    let mut group = criterion.benchmark_group("cluster");
    group.sample_size(10);
    for count in [500, 1_000, 2_000, 4_000] {
        let documents = documents(count);
        group.bench_with_input(
            BenchmarkId::from_parameter(count),
            &documents,
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

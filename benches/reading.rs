//! Throughput of reading and understanding plain text without names (decoding, blocks, language, layout, date, outlet, topics), in bytes per second
//! on all cores and on one, over many copies of the repository's own archive.
#![allow(missing_docs, clippy::unwrap_used, clippy::disallowed_methods)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use cuttings::ingest::source_from_bytes;
use cuttings::language::Languages;
use cuttings::model::{Format, Metadata};
use cuttings::understand::{Knowledge, read};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::hint::black_box;

/// Copies of the archive, so that there is enough work for all threads.
const COPIES: usize = 40;

fn texts() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let mut texts: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| (path.display().to_string(), std::fs::read(path).unwrap()))
        .collect();
    texts.sort();
    texts
}

fn reading(criterion: &mut Criterion) {
    let knowledge =
        Knowledge::new(&Languages::compiled_in().unwrap(), &[], &BTreeMap::new()).unwrap();
    let texts = texts();
    let all: Vec<&(String, Vec<u8>)> = texts.iter().cycle().take(texts.len() * COPIES).collect();
    let read_one = |(path, bytes): &(String, Vec<u8>)| {
        let source =
            source_from_bytes(path, path, Format::Text, bytes, Metadata::default()).unwrap();
        black_box(read(&source, &[], &knowledge));
    };
    let mut group = criterion.benchmark_group("reading");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(
        all.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
    ));
    group.bench_function("all cores", |bencher| {
        bencher.iter(|| all.par_iter().for_each(|text| read_one(text)));
    });
    group.throughput(Throughput::Bytes(
        texts.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
    ));
    group.bench_function("one core", |bencher| {
        bencher.iter(|| texts.iter().for_each(read_one));
    });
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);

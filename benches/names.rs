//! Throughput of the name tagger in bytes per second, in three scripts. Words are known after the first time, as most words of a large archive are;
//! `build --timings` shows what real texts take.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use cuttings::model::Span;
use cuttings::understand::names::NameTagger;
use std::hint::black_box;

const TEXTS: &[(&str, &str)] = &[
    (
        "en",
        "The mayor of Riverton, Harriet Oakley, opened the new library on Monday. Oakley thanked the architect, Miguel Santos, \
         and said that more than two thousand readers had come on the first day. The building, which took four years, stands \
         where the old market used to be, close to the river.",
    ),
    (
        "ru",
        "Мэр Речного Анна Дубровина открыла в понедельник новую библиотеку. Дубровина поблагодарила архитектора Мигеля Сантоса и \
         отметила, что в первый день пришли более двух тысяч читателей. Здание строили четыре года на месте старого рынка у реки.",
    ),
    (
        "ka",
        "ქალაქის მერმა ანა ბერიძემ ორშაბათს ახალი ბიბლიოთეკა გახსნა. ბერიძემ მადლობა გადაუხადა არქიტექტორს და აღნიშნა, რომ პირველ \
         დღეს ორი ათასზე მეტი მკითხველი მოვიდა.",
    ),
];

fn names(criterion: &mut Criterion) {
    let tagger = NameTagger::compiled_in().unwrap();
    let mut group = criterion.benchmark_group("names");
    for (language, paragraph) in TEXTS {
        // Few words repeat in a short article, so each paragraph is a document of its own.
        let text = paragraph.to_string();
        let segments = [vec![Span::new(0, text.len())]];
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(*language, |bencher| {
            bencher.iter(|| tagger.mentions(black_box(&text), &segments, None));
        });
    }
    group.finish();
    criterion.bench_function("names/load", |bencher| {
        bencher.iter(|| NameTagger::compiled_in().unwrap());
    });
}

criterion_group!(benches, names);
criterion_main!(benches);

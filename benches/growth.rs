//! How processor time grows with the size of texts that repeat one thing, in every format: seconds at 10 kB, 100 kB and 1 MB, and the exponents between them.
//!
//! `cargo bench --bench growth -- WORD` measures only the cases that have the word in their name.
#![allow(missing_docs, clippy::disallowed_methods, clippy::print_stdout)]

#[cfg(target_os = "linux")]
#[path = "../tests/growth/formats.rs"]
mod formats;
#[cfg(target_os = "linux")]
#[path = "../tests/growth/measure.rs"]
mod measure;
#[cfg(target_os = "linux")]
#[path = "../tests/growth/patterns.rs"]
mod patterns;

/// Sizes in bytes.
#[cfg(target_os = "linux")]
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

#[cfg(target_os = "linux")]
fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let meter = measure::Meter::new();
    for (name, ending, bytes) in patterns::cases() {
        if !words.iter().all(|word| name.contains(word.as_str())) {
            continue;
        }
        let seconds = SIZES.map(|size| meter.seconds(ending, &bytes(size)).max(0.001));
        let power = |at: usize| {
            let times = (seconds[at], seconds[at + 1]);
            measure::exponent(times, (SIZES[at], SIZES[at + 1]))
        };
        println!(
            "{name:40}{:9.3} s{:9.3} s{:9.3} s   exponents {:5.2} {:5.2}",
            seconds[0],
            seconds[1],
            seconds[2],
            power(0),
            power(1)
        );
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {}

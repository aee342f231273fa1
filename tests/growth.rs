//! No input takes for ever: processor time grows about as the size of a text, whatever the text repeats.
//!
//! `cargo bench --bench growth` prints the exponents over three sizes.

#![cfg(target_os = "linux")]
#![allow(
    clippy::disallowed_methods,
    reason = "the test makes the files that it measures"
)]

#[path = "growth/formats.rs"]
mod formats;
#[path = "growth/measure.rs"]
mod measure;
#[path = "growth/patterns.rs"]
mod patterns;

use measure::{Meter, exponent};

/// Sizes that are compared, in bytes.
const SIZES: (usize, usize) = (25_000, 200_000);

/// The power of the size that time may grow with.
const HIGHEST: f64 = 1.2;

/// Less than this, in seconds, tells more of the machine than of the program.
const SHORTEST: f64 = 0.15;

/// Texts that are measured in every format.
const IN_EVERY_FORMAT: [&str; 2] = ["one name", "ampersands"];

/// What is measured in the format that it is made for.
const ONE_FORMAT: &[&str] = &[
    "paragraphs",
    "attributes",
    "tags that never end",
    "folded header",
    "encoded words",
    "keys of front matter",
];

/// The small file's time is of about this precision, in seconds, where other programs use the same processor.
const PRECISION: f64 = 0.05;

#[test]
fn time_grows_about_as_the_text_does() {
    let meter = Meter::new();
    let mut wrong = Vec::new();
    for (name, ending, bytes) in patterns::cases() {
        // The benchmark measures every text in every format; here, what makes up the time of most formats is measured once.
        let mut others = IN_EVERY_FORMAT.iter().chain(ONE_FORMAT);
        let is_chosen = ending == "txt" || others.any(|one| name.starts_with(one));
        if !is_chosen {
            continue;
        }
        let measure = || {
            let small = meter.seconds(ending, &bytes(SIZES.0)).max(PRECISION);
            let large = meter.seconds(ending, &bytes(SIZES.1));
            (small, large)
        };
        // Caches and other programs may disturb one measurement, but not two.
        let fault = (0..2)
            .map(|_| measure())
            .try_fold(0.0, |_, (small, large)| {
                let power = exponent((small, large), SIZES);
                match large > SHORTEST && power > HIGHEST {
                    true => Ok((power * 100.0).round() / 100.0),
                    false => Err(()),
                }
            });
        if let Ok(power) = fault {
            wrong.push(format!("{name}: grows with the power {power}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_exponent_of_a_square_is_two() {
    assert!((exponent((1.0, 64.0), (10, 80)) - 2.0).abs() < 1e-9);
    assert!((exponent((1.0, 8.0), (10, 80)) - 1.0).abs() < 1e-9);
}

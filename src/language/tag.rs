//! BCP 47 tags and scripts.

use unicode_script::{Script, UnicodeScript};

/// The language part of a tag: "uz" of "uz-Cyrl".
pub fn primary_subtag(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The script a language is written in when its tag names none (CLDR's likely subtags); Latin where the language is not listed.
pub fn default_script(tag: &str) -> &'static str {
    match primary_subtag(tag) {
        "ru" | "uk" | "be" | "bg" | "mk" | "sr" | "kk" | "ky" | "tg" | "tt" | "ba" | "mn"
        | "sah" | "cv" | "os" | "kaa" => "Cyrl",
        "ar" | "fa" | "ur" | "ps" | "prs" | "ug" | "ckb" | "sd" => "Arab",
        "he" | "yi" => "Hebr",
        "hi" | "mr" | "ne" => "Deva",
        "bn" => "Beng",
        "el" => "Grek",
        "hy" => "Armn",
        "ka" => "Geor",
        "zh" => "Hans",
        "ja" => "Jpan",
        "ko" => "Kore",
        "th" => "Thai",
        "am" | "ti" => "Ethi",
        "my" => "Mymr",
        "km" => "Khmr",
        "ta" => "Taml",
        "pa" => "Guru",
        "gu" => "Gujr",
        "or" => "Orya",
        "te" => "Telu",
        "kn" => "Knda",
        "ml" => "Mlym",
        "si" => "Sinh",
        "lo" => "Laoo",
        "bo" => "Tibt",
        "dv" => "Thaa",
        _ => "Latn",
    }
}

/// ISO 15924 code of the script that most letters of the text are in; `Zyyy` where there are no letters.
///
/// Japanese (any kana) is `Jpan`, Korean `Kore`, other Han text `Hans`; telling simplified from traditional is the identifier's work.
pub fn script_of_text(text: &str) -> &'static str {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for character in text.chars().filter(|c| c.is_alphabetic()) {
        let script = character.script();
        match counts.iter_mut().find(|(s, _)| *s == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    let of = |script| {
        counts
            .iter()
            .find(|(s, _)| *s == script)
            .map_or(0, |(_, n)| *n)
    };
    let kana = of(Script::Hiragana) + of(Script::Katakana);
    let total: usize = counts.iter().map(|(_, n)| n).sum();
    if kana * 10 > total && total > 0 {
        return "Jpan";
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.short_name().cmp(b.0.short_name())));
    match counts
        .iter()
        .map(|(s, _)| *s)
        .find(|s| !matches!(s, Script::Common | Script::Inherited))
    {
        Some(Script::Han) => "Hans",
        Some(Script::Hangul) => "Kore",
        Some(script) => script.short_name(),
        None => "Zyyy",
    }
}

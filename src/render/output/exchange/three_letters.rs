//! Codes of languages with three letters (ISO 639-3), which FollowTheMoney asks for.

/// Pairs of ISO 639-1 and ISO 639-3 codes (source: the ISO 639-3 code tables, <https://iso639-3.sil.org/>): languages that the press of
/// an archive may be in.
const CODES: [(&str, &str); 64] = [
    ("af", "afr"),
    ("am", "amh"),
    ("ar", "ara"),
    ("az", "aze"),
    ("be", "bel"),
    ("bg", "bul"),
    ("bn", "ben"),
    ("bs", "bos"),
    ("ca", "cat"),
    ("cs", "ces"),
    ("cy", "cym"),
    ("da", "dan"),
    ("de", "deu"),
    ("el", "ell"),
    ("en", "eng"),
    ("es", "spa"),
    ("et", "est"),
    ("eu", "eus"),
    ("fa", "fas"),
    ("fi", "fin"),
    ("fr", "fra"),
    ("ga", "gle"),
    ("gl", "glg"),
    ("gu", "guj"),
    ("he", "heb"),
    ("hi", "hin"),
    ("hr", "hrv"),
    ("hu", "hun"),
    ("hy", "hye"),
    ("id", "ind"),
    ("is", "isl"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("ka", "kat"),
    ("kk", "kaz"),
    ("km", "khm"),
    ("ko", "kor"),
    ("ky", "kir"),
    ("lo", "lao"),
    ("lt", "lit"),
    ("lv", "lav"),
    ("mk", "mkd"),
    ("mn", "mon"),
    ("ms", "msa"),
    ("my", "mya"),
    ("nl", "nld"),
    ("no", "nor"),
    ("pl", "pol"),
    ("pt", "por"),
    ("ro", "ron"),
    ("ru", "rus"),
    ("sk", "slk"),
    ("sl", "slv"),
    ("sq", "sqi"),
    ("sr", "srp"),
    ("sv", "swe"),
    ("tg", "tgk"),
    ("tk", "tuk"),
    ("tr", "tur"),
    ("tt", "tat"),
    ("uk", "ukr"),
    ("ur", "urd"),
    ("uz", "uzb"),
    ("zh", "zho"),
];

/// The code with three letters of a BCP 47 tag, where it is in the table.
pub(super) fn three_letters(tag: &str) -> Option<&'static str> {
    let primary = tag.split('-').next().unwrap_or(tag);
    let found = CODES.iter().find(|(two, _)| *two == primary)?;
    Some(found.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_does_not_matter() {
        assert_eq!(three_letters("uz-Cyrl"), Some("uzb"));
        assert_eq!(three_letters("ru"), Some("rus"));
        assert_eq!(three_letters("und"), None);
    }
}

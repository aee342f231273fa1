//! Words of many languages for drafts, embargoes, yes and no. Front matter is read before the language of its text is known, and people often write
//! it in another than the text's.

use super::key::folded;

/// A value that was expected to be true or false.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    True,
    False,
    Unstated,
    Neither,
}

/// Keys and values that mark a draft. Words that are headings of other things in a widely used language ("concept", "projet") are none.
pub(super) const DRAFT: &[&str] = &[
    "черновик",
    "чернетка",
    "чарнавік",
    "қаралама",
    "каралама",
    "qaralama",
    "qoralama",
    "қоралама",
    "сиёҳнавис",
    "garalama",
    "ноорог",
    "чернова",
    "нацрт",
    "nacrt",
    "osnutek",
    "entwurf",
    "brouillon",
    "bozza",
    "borrador",
    "esborrany",
    "rascunho",
    "ciornă",
    "ciorna",
    "taslak",
    "szkic",
    "brudnopis",
    "wersja robocza",
    "rozpracované",
    "conceptversie",
    "kladversie",
    "πρόχειρο",
    "προσχέδιο",
    "piszkozat",
    "vázlat",
    "utkast",
    "udkast",
    "kladd",
    "kladde",
    "luonnos",
    "mustand",
    "melnraksts",
    "juodraštis",
    "սևագիր",
    "დრაფტი",
    "მონახაზი",
    "مسودة",
    "مسودہ",
    "پیش نویس",
    "پیش‌نویس",
    "טיוטה",
    "मसौदा",
    "ड्राफ्ट",
    "ड्राफ़्ट",
    "草稿",
    "下書き",
    "초안",
    "임시저장",
    "bản nháp",
    "draf",
];

/// Values of `status` that mark a draft, beside those that are keys as well.
pub(super) const DRAFT_STATUS: &[&str] = &[
    "concept",
    "koncept",
    "konsep",
    "projet",
    "не для публикации",
    "не опубликовано",
    "на согласовании",
];

/// Keys before the moment until which a text is under embargo.
pub(super) const EMBARGO: &[&str] = &[
    "эмбарго",
    "ембарго",
    "эмбарга",
    "эмбарго до",
    "ембарго до",
    "embarqo",
    "ambargo",
    "embargó",
    "embargas",
    "sous embargo",
    "sperrfrist",
    "sperrfrist bis",
    "sperrefrist",
    "spärrtid",
    "εμπάργκο",
    "էմբարգո",
    "ემბარგო",
    "حظر النشر",
    "אמברגו",
    "एम्बार्गो",
    "禁发期",
    "解禁",
    "解禁日",
    "解禁日時",
    "解禁时间",
    "解禁日期",
    "エンバーゴ",
    "엠바고",
];

/// Yes.
const YES: &[&str] = &[
    "да",
    "так",
    "иә",
    "ия",
    "ҳа",
    "ha",
    "ооба",
    "бале",
    "әйе",
    "hawa",
    "тийм",
    "bəli",
    "hə",
    "evet",
    "tak",
    "ano",
    "áno",
    "da",
    "ja",
    "oui",
    "sì",
    "sí",
    "si",
    "sim",
    "ναι",
    "igen",
    "kyllä",
    "jah",
    "jā",
    "taip",
    "այո",
    "კი",
    "დიახ",
    "نعم",
    "بله",
    "بلی",
    "כן",
    "हाँ",
    "हां",
    "ہاں",
    "جی ہاں",
    "是",
    "はい",
    "예",
    "네",
    "có",
    "ya",
];

/// No.
const NO: &[&str] = &[
    "нет",
    "ні",
    "не",
    "жоқ",
    "жок",
    "йўқ",
    "yo'q",
    "yoʻq",
    "yoʼq",
    "юк",
    "юқ",
    "ýok",
    "үгүй",
    "xeyr",
    "yox",
    "hayır",
    "hayir",
    "nie",
    "ne",
    "nein",
    "nee",
    "nej",
    "nei",
    "non",
    "não",
    "nu",
    "όχι",
    "nem",
    "ei",
    "nē",
    "ոչ",
    "არა",
    "لا",
    "خیر",
    "نه",
    "לא",
    "नहीं",
    "نہیں",
    "否",
    "いいえ",
    "아니요",
    "아니오",
    "không",
    "tidak",
];

/// What a word says about yes and no.
pub(super) fn truth(word: &str) -> Truth {
    let word = folded(word);
    let is_among = |words: &[&str]| words.iter().any(|known| folded(known) == word);
    match (is_among(YES), is_among(NO)) {
        (true, false) => Truth::True,
        (false, true) => Truth::False,
        _ => Truth::Neither,
    }
}

/// Whether a status says in some language that its text is a draft.
pub(super) fn is_draft_status(status: &str) -> bool {
    let status = folded(status);
    let mut words = DRAFT.iter().chain(DRAFT_STATUS);
    words.any(|word| folded(word) == status)
}

/// Whether a text is nothing but a word that means a draft, whatever signs are around it.
pub(super) fn is_draft_word(text: &str) -> bool {
    let folded_text = folded(text);
    let mut words = ["draft", "drafts"].iter().chain(DRAFT);
    words.any(|word| folded(word) == folded_text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_says_both_yes_and_no() {
        for word in YES {
            assert_eq!(truth(word), Truth::True, "{word}");
        }
        for word in NO {
            assert_eq!(truth(word), Truth::False, "{word}");
        }
        assert_eq!(truth("ҲА"), Truth::True);
        assert_eq!(truth("Yo‘q"), Truth::False);
        assert_eq!(truth("perhaps"), Truth::Neither);
        assert_eq!(truth(""), Truth::Neither);
    }
}

//! Names in other scripts romanised for readers, in proper case.
//!
//! Russian by BGN/PCGN 1947 as newspapers simplify it (no signs for ь and ъ, "y" for й and for ый); Uzbek, Kazakh, Ukrainian and Bulgarian by
//! the Latin that their states use. Everything else falls back on the tables of the `any_ascii` crate.

/// The name in Latin letters. `tag` is the BCP 47 tag of the language it is written in.
pub fn romanise_for_readers(name: &str, tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or(tag);
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::with_capacity(name.len() + 4);
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        if letter.is_ascii() || is_latin(letter) {
            out.push(letter);
            at += 1;
            continue;
        }
        let before = at.checked_sub(1).map(|i| lower(letters[i]));
        let after = letters.get(at + 1).copied().map(lower);
        let (spelled, used) = spell(primary, lower(letter), before, after);
        let shouting = letter.is_uppercase()
            && (letters.get(at + 1).is_some_and(|c| c.is_uppercase())
                || at > 0 && letters[at - 1].is_uppercase());
        match (letter.is_uppercase(), shouting) {
            (true, true) => out.push_str(&spelled.to_uppercase()),
            (true, false) => push_capitalised(&mut out, &spelled),
            _ => out.push_str(&spelled),
        }
        at += used;
    }
    out
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn is_latin(letter: char) -> bool {
    use unicode_script::{Script, UnicodeScript};
    matches!(letter.script(), Script::Latin | Script::Common)
}

fn push_capitalised(out: &mut String, spelled: &str) {
    let mut letters = spelled.chars();
    out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    out.extend(letters);
}

/// The spelling of a lower-case letter between its neighbours, and how many letters it stands for.
fn spell(
    primary: &str,
    letter: char,
    before: Option<char>,
    after: Option<char>,
) -> (String, usize) {
    let own = match primary {
        "uz" => uzbek(letter, before),
        "kk" => kazakh(letter),
        "uk" => ukrainian(letter, before),
        "bg" | "mk" => bulgarian(letter, after),
        _ => None,
    };
    if let Some(spelled) = own.or_else(|| russian(letter, before, after)) {
        // "Дмитрий", "Белый": the two letters are one "y" at the end of a word.
        let closing = matches!(letter, 'и' | 'ы')
            && after == Some('й')
            && !matches!(primary, "uz" | "kk" | "uk" | "bg" | "mk");
        return match closing {
            true => ("y".to_owned(), 2),
            false => (spelled.to_owned(), 1),
        };
    }
    let fallback = any_ascii::any_ascii_char(letter);
    (fallback.to_lowercase(), 1)
}

fn russian(letter: char, before: Option<char>, after: Option<char>) -> Option<&'static str> {
    let opens =
        before.is_none_or(|b| !b.is_alphabetic() || is_vowel(b) || matches!(b, 'ь' | 'ъ' | 'й'));
    let _ = after;
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' if opens => "ye",
        'е' => "e",
        'ё' if opens => "yo",
        'ё' if matches!(before, Some('ж' | 'ч' | 'ш' | 'щ')) => "o",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'э' => "e",
        'ю' => "yu",
        'я' => "ya",
        'і' => "i",
        'ў' => "u",
        'ғ' => "gh",
        'қ' => "q",
        'ҳ' | 'һ' => "h",
        'ң' => "ng",
        'ө' => "o",
        'ү' | 'ұ' => "u",
        'ә' => "a",
        'ҷ' => "j",
        'ӣ' => "i",
        'ӯ' => "u",
        _ => return None,
    })
}

/// The Uzbek Latin alphabet of 1995.
fn uzbek(letter: char, before: Option<char>) -> Option<&'static str> {
    let opens = before.is_none_or(|b| !b.is_alphabetic() || is_vowel(b) || matches!(b, 'ь' | 'ъ'));
    Some(match letter {
        'е' if opens => "ye",
        'ё' => "yo",
        'ж' => "j",
        'х' => "x",
        'ц' => "s",
        'ч' => "ch",
        'ш' => "sh",
        'ъ' => "ʼ",
        'э' => "e",
        'ю' => "yu",
        'я' => "ya",
        'ў' => "oʻ",
        'қ' => "q",
        'ғ' => "gʻ",
        'ҳ' => "h",
        'е' => "e",
        _ => return None,
    })
}

/// The Kazakh Latin alphabet as the government's table of 2021 has it.
fn kazakh(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ә' => "ä",
        'ғ' => "ğ",
        'е' => "e",
        'ж' => "j",
        'и' | 'й' => "i",
        'қ' => "q",
        'ң' => "ñ",
        'ө' => "ö",
        'ұ' => "ū",
        'ү' => "ü",
        'х' | 'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "ş",
        'щ' => "ştş",
        'ы' => "y",
        'і' => "ı",
        'э' => "e",
        'ю' => "iu",
        'я' => "ia",
        'у' => "u",
        _ => return None,
    })
}

/// The Ukrainian passport table of 2010.
fn ukrainian(letter: char, before: Option<char>) -> Option<&'static str> {
    let first = before.is_none_or(|b| !b.is_alphabetic());
    Some(match letter {
        'г' if before == Some('з') => "gh",
        'г' => "h",
        'ґ' => "g",
        'е' => "e",
        'є' => {
            if first {
                "ye"
            } else {
                "ie"
            }
        }
        'и' => "y",
        'і' => "i",
        'ї' => {
            if first {
                "yi"
            } else {
                "i"
            }
        }
        'й' => {
            if first {
                "y"
            } else {
                "i"
            }
        }
        'ю' => {
            if first {
                "yu"
            } else {
                "iu"
            }
        }
        'я' => {
            if first {
                "ya"
            } else {
                "ia"
            }
        }
        '\'' | '’' | 'ʼ' => "",
        _ => return None,
    })
}

/// The Bulgarian transliteration law of 2009.
fn bulgarian(letter: char, after: Option<char>) -> Option<&'static str> {
    Some(match letter {
        'е' => "e",
        'и' => "i",
        'х' => "h",
        'щ' => "sht",
        'ъ' => "a",
        'ь' => "y",
        'я' if after.is_none_or(|a| !a.is_alphabetic()) => "ya",
        'я' => "ya",
        'ѓ' => "gj",
        'ѕ' => "dz",
        'ј' => "j",
        'љ' => "lj",
        'њ' => "nj",
        'ќ' => "kj",
        'џ' => "dzh",
        _ => return None,
    })
}

fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'а' | 'е'
            | 'ё'
            | 'и'
            | 'о'
            | 'у'
            | 'ы'
            | 'э'
            | 'ю'
            | 'я'
            | 'і'
            | 'ў'
            | 'ә'
            | 'ө'
            | 'ү'
            | 'ұ'
            | 'є'
            | 'ї'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_as_newspapers_write_it() {
        for (name, tag, expected) in [
            ("Елена Царёва", "ru", "Yelena Tsaryova"),
            ("Дмитрий Щукин", "ru", "Dmitry Shchukin"),
            ("Андрей Подъячев", "ru", "Andrey Podyachev"),
            ("А. Хвостенко", "ru", "A. Khvostenko"),
            ("ЕЛЕНА", "ru", "YELENA"),
            ("Дж. Юнг", "ru", "Dzh. Yung"),
        ] {
            assert_eq!(romanise_for_readers(name, tag), expected);
        }
    }

    #[test]
    fn the_latin_of_the_state() {
        assert_eq!(
            romanise_for_readers("Ғулом Жўраев", "uz-Cyrl"),
            "Gʻulom Joʻrayev"
        );
        assert_eq!(romanise_for_readers("Ақжан Өтеген", "kk"), "Aqjan Ötegen");
        assert_eq!(romanise_for_readers("Ганна Юрків", "uk"), "Hanna Yurkiv");
        assert_eq!(
            romanise_for_readers("Христо Върбанов", "bg"),
            "Hristo Varbanov"
        );
    }

    #[test]
    fn latin_stays_as_it_is() {
        assert_eq!(romanise_for_readers("Łucja Öz", "pl"), "Łucja Öz");
    }
}

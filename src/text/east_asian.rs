//! Chinese, Korean and Japanese names in Latin letters, as is customary: Xi Jinping, Kim Minseo, Sakura.
//!
//! Pinyin without tones, the Revised Romanisation of Korean with the customary spellings of common surnames, Hepburn for kana. Han characters of a
//! Japanese name have readings that they do not show, and a foreign name in them is no Chinese one: neither is spelled.

use super::transliterate::push_capitalised;

/// Chinese surnames of two characters.
const LONG_SURNAMES: &[&str] = &[
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "夏侯", "东方", "東方", "皇甫",
    "尉迟", "尉遲", "公孙", "公孫", "慕容", "令狐",
];
/// Most characters of a Chinese name; longer ones are foreign.
const LONGEST_CHINESE: usize = 4;

/// Korean surnames as their bearers write them.
const KOREAN_SURNAMES: &[(char, &str)] = &[
    ('김', "Kim"),
    ('이', "Lee"),
    ('박', "Park"),
    ('최', "Choi"),
    ('정', "Jung"),
    ('강', "Kang"),
    ('조', "Cho"),
    ('윤', "Yoon"),
    ('임', "Lim"),
    ('오', "Oh"),
    ('신', "Shin"),
    ('권', "Kwon"),
    ('황', "Hwang"),
    ('안', "Ahn"),
    ('송', "Song"),
    ('유', "Yoo"),
    ('문', "Moon"),
    ('구', "Koo"),
    ('노', "Roh"),
    ('백', "Baek"),
    ('허', "Huh"),
    ('고', "Ko"),
];

/// The name in Latin letters; `is_chinese` tells that the text it stands in is Chinese. `None` where letters do not say how it is read.
pub fn romanise_east_asian(name: &str, is_chinese: bool) -> Option<String> {
    let characters: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
    if characters.iter().all(|c| is_kana(*c)) {
        return Some(japanese(name));
    }
    if characters.iter().all(|c| is_hangul(*c)) {
        return korean(name);
    }
    let han = characters.iter().all(|c| is_han(*c));
    (han && is_chinese).then(|| chinese(&characters)).flatten()
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}' | '=' | '＝')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Surname, then the given name as one word.
fn chinese(characters: &[char]) -> Option<String> {
    if characters.len() > LONGEST_CHINESE {
        return None;
    }
    let whole: String = characters.iter().collect();
    let long = LONG_SURNAMES
        .iter()
        .any(|surname| whole.starts_with(surname));
    let (surname, given) = characters.split_at(if long { 2 } else { 1 });
    if given.len() > 2 {
        return None;
    }
    let word = |characters: &[char]| {
        let syllables = characters
            .iter()
            .map(|c| any_ascii::any_ascii_char(*c).trim());
        capitalised(&syllables.collect::<String>().to_lowercase())
    };
    Some(match given.is_empty() {
        true => word(surname),
        false => format!("{} {}", word(surname), word(given)),
    })
}

fn korean(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (surname, given): (String, String) = match words.as_slice() {
        [one] if (2..=4).contains(&one.chars().count()) => {
            (one.chars().take(1).collect(), one.chars().skip(1).collect())
        }
        [surname, given] => ((*surname).to_owned(), (*given).to_owned()),
        _ => return None,
    };
    let spelled = |text: &str| capitalised(&any_ascii::any_ascii(text).to_lowercase());
    let customary = surname.chars().next().and_then(|first| {
        let known = KOREAN_SURNAMES.iter().find(|(letter, _)| *letter == first);
        known.map(|(_, latin)| (*latin).to_owned())
    });
    let surname = customary
        .filter(|_| surname.chars().count() == 1)
        .unwrap_or_else(|| spelled(&surname));
    Some(format!("{surname} {}", spelled(&given)))
}

/// Kana by Hepburn, without signs for long vowels.
fn japanese(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || matches!(c, '・' | '=' | '＝'));
    let words = words.filter(|word| !word.is_empty()).map(|word| {
        let letters: Vec<char> = word.chars().filter(|c| *c != 'ー').collect();
        let mut out = String::new();
        for (at, letter) in letters.iter().enumerate() {
            push_kana(
                &mut out,
                hiragana(*letter),
                letters.get(at + 1).map(|c| hiragana(*c)),
            );
        }
        capitalised(&out)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Katakana letters as hiragana.
fn hiragana(letter: char) -> char {
    match letter {
        '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter),
        other => other,
    }
}

fn push_kana(out: &mut String, letter: char, next: Option<char>) {
    match letter {
        'ゃ' | 'ゅ' | 'ょ' => {
            let vowel = match letter {
                'ゃ' => "a",
                'ゅ' => "u",
                _ => "o",
            };
            // "ki" + small "ya" is "kya", "shi" + small "ya" is "sha".
            out.pop();
            if !(out.ends_with("sh") || out.ends_with("ch") || out.ends_with('j')) {
                out.push('y');
            }
            out.push_str(vowel);
        }
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' => {
            // "fu" + small "a" is "fa", "ti" is "te" + small "i".
            if out.ends_with(['a', 'e', 'i', 'o', 'u']) {
                out.pop();
            }
            out.push_str(match letter {
                'ぁ' => "a",
                'ぃ' => "i",
                'ぅ' => "u",
                'ぇ' => "e",
                _ => "o",
            });
        }
        'っ' => {
            let following = next.map(kana).unwrap_or_default();
            out.extend(match following.starts_with("ch") {
                true => Some('t'),
                false => following.chars().next(),
            });
        }
        _ => out.push_str(kana(letter)),
    }
}

fn kana(letter: char) -> &'static str {
    match letter {
        'あ' => "a",
        'い' => "i",
        'う' => "u",
        'え' => "e",
        'お' => "o",
        'か' => "ka",
        'き' => "ki",
        'く' => "ku",
        'け' => "ke",
        'こ' => "ko",
        'が' => "ga",
        'ぎ' => "gi",
        'ぐ' => "gu",
        'げ' => "ge",
        'ご' => "go",
        'さ' => "sa",
        'し' => "shi",
        'す' => "su",
        'せ' => "se",
        'そ' => "so",
        'ざ' => "za",
        'じ' | 'ぢ' => "ji",
        'ず' | 'づ' => "zu",
        'ぜ' => "ze",
        'ぞ' => "zo",
        'た' => "ta",
        'ち' => "chi",
        'つ' => "tsu",
        'て' => "te",
        'と' => "to",
        'だ' => "da",
        'で' => "de",
        'ど' => "do",
        'な' => "na",
        'に' => "ni",
        'ぬ' => "nu",
        'ね' => "ne",
        'の' => "no",
        'は' => "ha",
        'ひ' => "hi",
        'ふ' => "fu",
        'へ' => "he",
        'ほ' => "ho",
        'ば' => "ba",
        'び' => "bi",
        'ぶ' => "bu",
        'べ' => "be",
        'ぼ' => "bo",
        'ぱ' => "pa",
        'ぴ' => "pi",
        'ぷ' => "pu",
        'ぺ' => "pe",
        'ぽ' => "po",
        'ま' => "ma",
        'み' => "mi",
        'む' => "mu",
        'め' => "me",
        'も' => "mo",
        'や' => "ya",
        'ゆ' => "yu",
        'よ' => "yo",
        'ら' => "ra",
        'り' => "ri",
        'る' => "ru",
        'れ' => "re",
        'ろ' => "ro",
        'わ' => "wa",
        'を' => "o",
        'ん' => "n",
        'ゔ' => "vu",
        _ => "",
    }
}

fn capitalised(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    push_capitalised(&mut out, word);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_is_customary() {
        for (name, is_chinese, expected) in [
            ("王小明", true, Some("Wang Xiaoming")),
            ("欧阳娜", true, Some("Ouyang Na")),
            ("大谷翔子", false, None),
            ("さくら", false, Some("Sakura")),
            ("ジョン・ロバーツ", false, Some("Jon Robatsu")),
            ("マッチ", false, Some("Matchi")),
            ("キャロライン", false, Some("Kyarorain")),
            ("김민서", false, Some("Kim Minseo")),
            ("唐纳德·特朗普", true, None),
        ] {
            let spelled = romanise_east_asian(name, is_chinese);
            assert_eq!(spelled.as_deref(), expected, "{name}");
        }
    }
}

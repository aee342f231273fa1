//! Uzbek in Latin letters written in Cyrillic ones.

/// Spellings of more than one letter first.
const LETTERS: &[(&str, &str)] = &[
    ("o'", "ў"),
    ("g'", "ғ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("yo", "ё"),
    ("yu", "ю"),
    ("ya", "я"),
    ("ye", "е"),
    ("a", "а"),
    ("b", "б"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "ҳ"),
    ("i", "и"),
    ("j", "ж"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("q", "қ"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("x", "х"),
    ("y", "й"),
    ("z", "з"),
    ("c", "ц"),
    ("w", "в"),
    ("'", "ъ"),
];

/// The text in Cyrillic letters (the rules of the alphabet of 1940); "e" at the start of a word becomes "э".
pub(crate) fn cyrillic(latin: &str) -> String {
    let plain: String = latin
        .chars()
        .map(|c| {
            if matches!(c, 'ʻ' | 'ʼ' | '‘' | '’' | '`') {
                '\''
            } else {
                c
            }
        })
        .collect();
    let small = plain.to_lowercase();
    if small.len() != plain.len() {
        return plain;
    }
    let mut out = String::with_capacity(latin.len() * 2);
    let mut at = 0;
    while let Some(first) = plain[at..].chars().next() {
        let begins = !out.chars().next_back().is_some_and(char::is_alphabetic);
        let found = LETTERS
            .iter()
            .find(|(from, _)| small[at..].starts_with(from))
            .filter(|(from, _)| *from != "'" || !begins);
        let Some((from, to)) = found else {
            out.push(first);
            at += first.len_utf8();
            continue;
        };
        let to = if *from == "e" && begins { "э" } else { to };
        if first.is_uppercase() {
            out.extend(to.chars().flat_map(char::to_uppercase));
        } else {
            out.push_str(to);
        }
        at += from.len();
    }
    out
}

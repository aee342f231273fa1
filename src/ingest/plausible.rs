//! What programs write into a file's properties, and whether to believe it.

use crate::model::BlockKind;

/// Endings of file names: a title with one was filled in by a program.
const FILE_ENDINGS: [&str; 14] = [
    ".doc", ".docx", ".rtf", ".odt", ".pdf", ".indd", ".qxd", ".qxp", ".pmd", ".cdr", ".htm",
    ".html", ".txt", ".pages",
];

/// Names that programs and their owners give themselves.
const NO_AUTHORS: [&str; 20] = [
    "admin",
    "administrator",
    "microsoft",
    "office",
    "owner",
    "user",
    "unknown",
    "пользователь",
    "администратор",
    "владелец",
    "管理员",
    "管理員",
    "用户",
    "使用者",
    "作者",
    "记者",
    "記者",
    "ユーザー",
    "관리자",
    "사용자",
];

/// A title that occurs in the text or, if there is no heading, one that reads like a headline.
pub(super) fn believed_title(title: &str, blocks: &[(BlockKind, String)]) -> Option<String> {
    let key = letters_of(title);
    if key.is_empty() {
        return None;
    }
    if blocks
        .iter()
        .take(15)
        .any(|(_, text)| letters_of(text) == key)
    {
        return Some(title.to_owned());
    }
    let has_heading = blocks
        .iter()
        .any(|(kind, _)| matches!(kind, BlockKind::Heading(_)));
    (!has_heading && is_believable_title(title)).then(|| title.to_owned())
}

/// No name of a file or of a program, and at least three words.
fn is_believable_title(title: &str) -> bool {
    let small = title.to_lowercase();
    title.split_whitespace().count() >= 3
        && !FILE_ENDINGS.iter().any(|ending| small.ends_with(ending))
        && !small.starts_with("microsoft ")
        && !small.contains(['\\', '_'])
}

/// An author whom the text names too: programs write the owner of the computer into a file, whom nobody meant to publish.
pub(super) fn believed_author(author: &str, blocks: &[(BlockKind, String)]) -> bool {
    let key = letters_of(author);
    let has_it = |(_, text): &(BlockKind, String)| letters_of(text).contains(&key);
    is_believable_author(author) && blocks.iter().any(has_it)
}

/// At least two words or a name in a script that writes none between its parts, no number, no mail address, no account of a machine.
fn is_believable_author(author: &str) -> bool {
    let words: Vec<String> = author.split_whitespace().map(str::to_lowercase).collect();
    ((2..=6).contains(&words.len()) || is_name_without_blank(author))
        && !author.contains(|letter: char| letter.is_numeric() || "@\\/_".contains(letter))
        && !words.iter().any(|word| NO_AUTHORS.contains(&word.as_str()))
}

/// "王小明", "김철수", "佐藤健一": two to four characters, or up to six in Chinese characters and kana.
fn is_name_without_blank(author: &str) -> bool {
    let count = author.chars().count();
    let is_hangul = |letter: char| matches!(letter, '가'..='힣');
    let is_ideograph_or_kana =
        |letter: char| matches!(letter, '一'..='鿿' | '々' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー');
    (2..=4).contains(&count) && author.chars().all(is_hangul)
        || (2..=6).contains(&count) && author.chars().all(is_ideograph_or_kana)
}

/// Two or three letters, perhaps with more after a hyphen.
pub(super) fn is_language_tag(tag: &str) -> bool {
    let first = tag.split('-').next().unwrap_or_default();
    matches!(first.len(), 2 | 3)
        && tag.len() <= 35
        && tag
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn letters_of(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_no_titles_and_accounts_no_authors() {
        for title in [
            "Microsoft Word - plan.doc",
            "untitled",
            "Plan of the new quay.pdf",
        ] {
            assert!(!is_believable_title(title), "{title}");
        }
        assert!(is_believable_title("Второй паром для острова"));
        for author in [
            "admin",
            "Office User",
            "a@b.example",
            "Пользователь Windows",
            "管理员",
            "ユーザー",
            "관리자",
            "王",
            "東京都中央区役所",
            "김철수라고합니다",
        ] {
            assert!(!is_believable_author(author), "{author}");
        }
        for author in [
            "Вера Тополева",
            "王小明",
            "佐藤健一",
            "김철수",
            "佐々木りん",
        ] {
            assert!(is_believable_author(author), "{author}");
        }
    }

    #[test]
    fn a_title_is_believed_where_the_text_has_it() {
        let heading = (BlockKind::Heading(1), "Second ferry".to_owned());
        let blocks = [heading];
        assert!(believed_title("Second Ferry", &blocks).is_some());
        assert_eq!(believed_title("Template for all our news", &blocks), None);
        assert!(believed_title("Ferry to sail twice", &[]).is_some());
    }
}

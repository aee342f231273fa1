//! The lines that mail programs put above a mail that is answered or passed on: "From: …", "Sent: …", "To: …", "Subject: …" in the language of any pack.

use super::dates::find_dates;
use super::phrases::PhraseBook;
use crate::language::{FALLBACK_LANGUAGE, LanguagePack, Languages};
use crate::text::{fold_word, plain_subject};
use std::collections::BTreeMap;

/// The longest label, in code points.
const LONGEST_LABEL: usize = 30;

/// Lines with labels that such a header has at least.
const FEWEST: usize = 3;

/// What a line of the header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    From,
    Sent,
    Subject,
    Other,
}

/// The labels of every pack.
#[derive(Clone, Debug, Default)]
pub(super) struct MailLabelBook {
    /// By the folded label: tags of packs, and what it means there.
    by_label: BTreeMap<String, Vec<(String, Label)>>,
}

impl MailLabelBook {
    /// Gathers the labels of all packs.
    pub(super) fn new(languages: &Languages) -> Self {
        let mut book = Self::default();
        for pack in languages.iter() {
            book.add(pack);
        }
        book
    }

    fn add(&mut self, pack: &LanguagePack) {
        for (label, words) in [
            (Label::From, &pack.mail.from),
            (Label::Sent, &pack.mail.sent),
            (Label::Subject, &pack.mail.subject),
            (Label::Other, &pack.mail.others),
        ] {
            for word in words {
                let places = self.by_label.entry(fold_word(word)).or_default();
                places.push((pack.tag.clone(), label));
            }
        }
    }

    /// What a label means in each language that has it.
    fn meanings(&self, label: &str) -> &[(String, Label)] {
        self.by_label
            .get(label)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// What a label means in a language, or in English, which mail programs mix in.
    fn meaning_in(&self, label: &str, tag: &str) -> Option<Label> {
        let meanings = self.meanings(label);
        let own = meanings.iter().find(|(one, _)| one == tag);
        let english = || meanings.iter().find(|(one, _)| one == FALLBACK_LANGUAGE);
        own.or_else(english).map(|(_, label)| *label)
    }
}

/// A header that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MailHeader {
    /// How many lines it takes, empty ones between its lines included.
    pub(super) length: usize,
    /// The subject without "Fwd:" and the like.
    pub(super) subject: Option<String>,
    /// When it was sent, as written.
    sent: Option<String>,
    /// The language of its labels.
    language: String,
}

impl MailHeader {
    /// The day on which the mail was sent and the time, as machines write them.
    pub(super) fn date(&self, phrases: &PhraseBook) -> Option<String> {
        let sent = self.sent.as_deref()?;
        let own = [phrases.of(&self.language), phrases.of(FALLBACK_LANGUAGE)];
        let every = own.into_iter().chain(phrases.every());
        let found = every
            .flat_map(|words| find_dates(sent, &words.months))
            .find(|found| found.year.is_some())?;
        let mut date = found.date()?.to_string();
        if let Some(time) = found.time {
            date.push_str(&time.format("T%H:%M").to_string());
            if let Some(offset) = found.offset {
                date.push_str(&offset.to_string());
            }
        }
        Some(date)
    }
}

/// The header that begins with the first of these lines. `is_announced`: a line above says that a mail follows.
pub(super) fn header_at(
    lines: &[&str],
    is_announced: bool,
    book: &MailLabelBook,
) -> Option<MailHeader> {
    let first = labelled(lines.first()?).map(|(label, _)| label);
    let meanings = book.meanings(first.as_deref().unwrap_or_default());
    let tags = meanings.iter().map(|(tag, _)| tag.as_str());
    let mut best: Option<MailHeader> = None;
    for tag in tags {
        let found = header_in(lines, tag, is_announced, book);
        if let Some(found) = found
            && best.as_ref().is_none_or(|best| best.length < found.length)
        {
            best = Some(found);
        }
    }
    best.or_else(|| is_announced.then(|| line_with_sender(lines)).flatten())
}

/// The header with the labels of one language: at least three lines, one of them with the sender, one with date or subject.
fn header_in(
    lines: &[&str],
    tag: &str,
    is_announced: bool,
    book: &MailLabelBook,
) -> Option<MailHeader> {
    let mut values: Vec<(Label, String)> = Vec::new();
    let mut length = 0;
    let mut is_apart = false;
    for (at, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            if is_apart {
                break;
            }
            is_apart = true;
            continue;
        }
        let known =
            labelled(line).and_then(|(label, value)| Some((book.meaning_in(&label, tag)?, value)));
        match known {
            Some((label, value)) => {
                let is_again = values.iter().any(|(one, _)| *one == label);
                if is_again && label != Label::Other {
                    break;
                }
                values.push((label, value.to_owned()));
            }
            // Recipients that go on.
            None if !is_apart && line.contains('@') => {}
            None => break,
        }
        is_apart = false;
        length = at + 1;
    }
    let value = |wanted: Label| {
        let found = values.iter().find(|(label, _)| *label == wanted);
        found.map(|(_, value)| value.as_str())
    };
    let has_address = values.iter().any(|(_, value)| value.contains('@'));
    let (sent, subject) = (value(Label::Sent), value(Label::Subject));
    let is_clear = is_announced || has_address || subject.is_some() && sent.is_some();
    let is_whole = values.len() >= FEWEST
        && value(Label::From).is_some()
        && (sent.is_some() || subject.is_some());
    (is_clear && is_whole).then(|| MailHeader {
        length,
        subject: subject
            .map(|subject| plain_subject(subject).0.to_owned())
            .filter(|subject| !subject.is_empty()),
        sent: sent.map(str::to_owned),
        language: tag.to_owned(),
    })
}

/// `15.10.2025, 09:12, "Quay" <news@quay.example>:`, which some programs write below the line that announces a mail.
fn line_with_sender(lines: &[&str]) -> Option<MailHeader> {
    let line = lines.first()?.trim();
    let is_one = line.ends_with(':') && line.contains('@');
    let before = line.split(['"', '<', '@']).next().unwrap_or_default();
    is_one.then(|| MailHeader {
        length: 1,
        subject: None,
        sent: Some(before.to_owned()),
        language: FALLBACK_LANGUAGE.to_owned(),
    })
}

/// The folded label of a line, and what follows it; asterisks and the like around the label are marks of Markdown.
fn labelled(line: &str) -> Option<(String, &str)> {
    let is_mark = |c: char| matches!(c, '*' | '_') || c.is_whitespace();
    let (label, value) = line.split_once([':', '：'])?;
    let label = label.trim_matches(is_mark);
    let is_short = !label.is_empty() && label.chars().count() <= LONGEST_LABEL;
    let words: Vec<&str> = label.split_whitespace().collect();
    is_short.then(|| (fold_word(&words.join(" ")), value.trim_matches(is_mark)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Length, subject and date of a header.
    type Read = Option<(usize, Option<String>, Option<String>)>;

    /// What the headers at the tops of the texts say.
    fn read(texts: &[&str]) -> Vec<Read> {
        let languages = Languages::compiled_in().expect("packs");
        let book = MailLabelBook::new(&languages);
        let phrases = PhraseBook::new(&languages);
        let header = |text: &&str| {
            let lines: Vec<&str> = text.lines().collect();
            let found = header_at(&lines, false, &book)?;
            let date = found.date(&phrases);
            Some((found.length, found.subject, date))
        };
        texts.iter().map(header).collect()
    }

    #[test]
    fn headers_in_many_languages() {
        let headers = [
            "From: Press <press@quay.example>\nSent: Wednesday, October 15, 2025 9:12 AM\nTo: all@quay.example\nSubject: FW: Quay",
            "От: Пресс-служба <press@quay.example>\nОтправлено: среда, 15 октября 2025 г. 9:12\nКому: all@quay.example\nТема: FW: Quay",
            "От: Пресс-служба <press@quay.example>\nDate: ср, 15 окт. 2025 г. в 09:12\nSubject: Quay\nTo: <all@quay.example>",
            "Кімнен: Баспасөз <press@quay.example>\nЖіберілді: 2025 ж. 15 қазан 9:12\nКімге: all@quay.example\nТақырып: FW: Quay",
            "Kimdan: Matbuot <press@quay.example>\nYuborildi: 2025-yil 15-oktabr, chorshanba 09:12\nKimga: all@quay.example\nMavzu: FW: Quay",
            "Von: Presse <presse@quay.example>\nGesendet: Mittwoch, 15. Oktober 2025 09:12\nAn: all@quay.example\nBetreff: WG: Quay",
            "De : Presse <presse@quay.example>\nEnvoyé : mercredi 15 octobre 2025 09:12\nÀ : all@quay.example\nObjet : TR: Quay",
            "Kimden: Basın <basin@quay.example>\nGönderilme: 15 Ekim 2025 Çarşamba 09:12\nKime: all@quay.example\nKonu: İLT: Quay",
            "Od: Prasa <prasa@quay.example>\nWysłano: środa, 15 października 2025 09:12\nDo: all@quay.example\nTemat: PD: Quay",
            "**From:** Press <press@quay.example>\n**Sent:** 15 October 2025 09:12\n**To:** a@quay.example;\nb@quay.example\n**Subject:** Quay",
        ];
        let texts = headers.map(|header| format!("{header}\n\nThe quay was opened."));
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for (header, found) in headers.iter().zip(read(&texts)) {
            let (length, subject, date) = found.unwrap_or_else(|| panic!("{header}"));
            assert_eq!(length, header.lines().count(), "{header}");
            assert_eq!(subject.as_deref(), Some("Quay"), "{header}");
            assert_eq!(date.as_deref(), Some("2025-10-15T09:12"), "{header}");
        }
    }

    #[test]
    fn other_lines_with_labels_are_no_header() {
        let texts = [
            "Contact: Vera Topol\nPhone: +7 727 250 10 20\nEmail: press@quay.example\n\nThe quay was opened.",
            "From: Almaty\nTo: Astana\nDate: 5 May 2025\n\nThe train is new.",
            "From: Press <press@quay.example>\nThe quay was opened.\nDate: today",
            "Дата: 5 мая 2025\nТема: причал\nКому: всем\n\nПричал открыт.",
        ];
        assert!(read(&texts).iter().all(Option::is_none));
    }

    #[test]
    fn a_date_below_the_header_belongs_to_the_text() {
        let text = "From: a@quay.example\nDate: 15 October 2025\nSubject: Quay\n\nDate: 14 October 2025\n\nThe quay was opened.";
        let found = read(&[text]).remove(0);
        assert_eq!(found.map(|found| found.0), Some(3));
    }
}

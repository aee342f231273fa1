//! Lines below the text: tags, author boxes, buttons.

use super::LayoutWords;
use super::byline::{author, name_in};
use super::invitation::begins_as_invitation;
use super::line_kinds::LineKind;
use super::sentence_end::ends_sentence;
use super::tag_lines::{UsualCapitals, are_facts, is_contact, is_short, is_signature, is_tags};
use crate::model::{Block, BlockKind, FurnitureKind};

/// Marks the lines at the end of a text of at least two paragraphs that look like tags and do not end like a sentence: names as authors, the rest as tags.
///
/// Lines already known as furniture in between do not interrupt the run. Facts in a list ("Length: 830 m") stay part of the text.
pub(super) fn find_trailing(
    text: &str,
    blocks: &[Block],
    kinds: &mut [LineKind],
    words: &LayoutWords,
) {
    let last = kinds.iter().rposition(|kind| *kind == LineKind::Text);
    if last.is_none_or(|last| ends_sentence(&blocks[last].text(text))) {
        return;
    }
    let mut paragraphs = 0;
    let mut usual = UsualCapitals::default();
    for (block, kind) in blocks.iter().zip(kinds.iter()) {
        let line = block.text(text);
        if *kind == LineKind::Text && ends_sentence(&line) {
            paragraphs += 1;
            usual.add(&line);
        }
    }
    if paragraphs < 2 {
        return;
    }
    let mut run: Vec<(usize, String)> = Vec::new();
    for at in (1..blocks.len()).rev() {
        if kinds[at] != LineKind::Text {
            continue;
        }
        let line = blocks[at].text(text);
        let is_loose = blocks[at].kind == BlockKind::Paragraph
            && !ends_sentence(&line)
            && (is_contact(&line)
                || is_short(&line)
                    && (name_in(&line).is_some() || begins_as_invitation(&line, words.phrases))
                || is_signature(&line, words.phrases)
                || is_tags(&line, usual, words.phrases));
        if !is_loose {
            break;
        }
        run.push((at, line));
    }
    if are_facts(run.iter().map(|(_, line)| line.as_str())) {
        return;
    }
    for (at, line) in run {
        kinds[at] = match name_in(&line) {
            Some(name) => author(vec![name], words.book),
            None => LineKind::Furniture(FurnitureKind::TagLine),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::super::line_kinds::laid_out;

    /// How many of the lines below two paragraphs stay part of the text.
    fn kept(language: &str, paragraphs: &str, lines: &[&str]) -> usize {
        let text = format!("{paragraphs}\n\n{}", lines.join("\n\n"));
        laid_out(language, &text).0.len() - 2
    }

    const ENGLISH: &str = "Quay opened\n\nThe quay was opened on Monday. Boats tied up before noon.\n\nThe mayor thanked the dockers for nine years of work.";
    const RUSSIAN: &str = "Причал открыт\n\nПричал открыли в понедельник. До полудня пришли лодки.\n\nМэр поблагодарил рабочих за девять лет труда.";
    const GERMAN: &str = "Kai eröffnet\n\nDer Kai der Stadt wurde am Montag nach neun Jahren Arbeit eröffnet.\n\nDie Bürgermeisterin dankte den Arbeitern im Hafen für die Geduld.";
    const ARABIC: &str = "افتتاح الرصيف\n\nافتتح الرصيف يوم الاثنين في المدينة القديمة.\n\nوشكر رئيس البلدية العمال على تسع سنوات من العمل.";
    const CHINESE: &str =
        "新码头开放\n\n新码头星期一开放，第一批船只中午之前靠岸。\n\n市长感谢工人九年的劳动。";

    #[test]
    fn a_last_paragraph_without_a_full_stop_is_text() {
        let last = [
            ("en", ENGLISH, "A second quay will follow next year"),
            ("ru", RUSSIAN, "Второй причал построят в будущем году"),
            ("ru", RUSSIAN, "Осенью, обещает мэрия, придут баржи"),
            (
                "ar",
                ARABIC,
                "وسيتم بناء رصيف ثان في العام المقبل قرب السوق القديم",
            ),
            ("zh", CHINESE, "第二座码头明年动工"),
            ("de", GERMAN, "Kai kostet Stadt zwölf Millionen Euro"),
            ("ru", RUSSIAN, "Ветер усилится до 20 м/с"),
            (
                "en",
                ENGLISH,
                "Ida Holm, who has led the town for nine years and wants to build another quay, said that boats would come in autumn",
            ),
        ];
        for (language, story, line) in last {
            assert_eq!(kept(language, story, &[line]), 1, "{line}");
        }
    }

    #[test]
    fn tags_are_no_text() {
        for tags in [
            &["Harbour", "Boats"][..],
            &["harbour, boats, quay, the old town"],
            &["Harbour | Northern boats | Town council news"],
            &["#harbour #boats #quay #town #mayor"],
            &["Ida Holm", "+47 555 01 99", "ida@quay.example"],
        ] {
            assert_eq!(kept("en", ENGLISH, tags), 0, "{tags:?}");
        }
        for tags in [
            &["Порт Городские новости Международные отношения"][..],
            &["Порт, лодки, мэрия, рабочие, старый город"],
            &["Руководитель пресс-службы гавани А. Хольм"],
            &["Поддержите нас! Оформите ежемесячный донат"],
        ] {
            assert_eq!(kept("ru", RUSSIAN, tags), 0, "{tags:?}");
        }
        assert_eq!(
            kept("ar", ARABIC, &["الميناء، القوارب، المدينة، العمال"]),
            0
        );
        assert_eq!(kept("zh", CHINESE, &["码头 船只 市长"]), 0);
    }

    #[test]
    fn facts_are_text() {
        assert_eq!(
            kept("ru", RUSSIAN, &["Длина", "830 м", "Цена", "12 млрд"]),
            4
        );
        assert_eq!(kept("en", ENGLISH, &["Length: 830 m", "Boats: 40"]), 2);
        assert_eq!(
            kept(
                "en",
                ENGLISH,
                &["Norway: Bergen", "Denmark: Esbjerg", "Sweden: Malmö"]
            ),
            3
        );
    }
}

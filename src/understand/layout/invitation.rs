//! Paragraphs that ask the reader to follow, subscribe, log in, and notices about the page and its rights.

use crate::model::Span;
use crate::text::FoldedWords;
use crate::understand::phrases::Phrases;

/// A longer paragraph, in code points, is running text.
const LONGEST: usize = 240;

/// Signs that separate clauses, in the scripts of the packs.
const CLAUSE_SIGNS: &[char] = &[
    ',', '.', '!', '?', ':', ';', '—', '–', '|', '•', '(', ')', '،', '؛', '؟', '。', '！', '，',
    '：', '？', '、', '।',
];

/// Signs that open speech. A person in a story may well invite somebody.
const SPEECH: &[char] = &[
    '"', '“', '„', '«', '»', '‘', '’', '\'', '「', '『', '—', '–', '‹', '”',
];

/// Whether a short paragraph asks the reader to do something: it has words like "subscribe to" at the beginning or end of a clause, and anywhere
/// something to subscribe to ("newsletter", "Telegram").
///
/// The position in the clause distinguishes an invitation from a report: "Subscribe to our channel" and "kanalga obuna boʻling" against "the mayor asked people to
/// subscribe to the channel".
pub(super) fn is_invitation(line: &str, length: usize, phrases: &Phrases) -> bool {
    if length > LONGEST || line.trim_start().starts_with(SPEECH) {
        return false;
    }
    let mut calls = false;
    let mut channels = false;
    for clause in line.split(CLAUSE_SIGNS) {
        let words = FoldedWords::of(clause, Span::new(0, clause.len()));
        let count = words.len();
        for (at, (word, _)) in words.iter().enumerate() {
            calls |= phrases
                .calls
                .length_at(&words, at, word)
                .is_some_and(|taken| at == 0 || at + taken == count);
            channels |= phrases.channels.length_at(&words, at, word).is_some();
        }
    }
    calls && channels
}

/// Whether a short paragraph has a sentence that begins like a notice ("All rights reserved").
pub(super) fn is_notice(line: &str, length: usize, phrases: &Phrases) -> bool {
    if length > 2 * LONGEST || line.trim_start().starts_with(SPEECH) {
        return false;
    }
    if line.contains("Ctrl") && line.contains("Enter") {
        return true;
    }
    let ends = ['.', '!', '?', '|', '©', '。', '！', '？', '؟', '।'];
    line.split(ends).take(4).any(|sentence| {
        let words = FoldedWords::of(sentence, Span::new(0, reach(sentence)));
        let first = words.iter().next().map(|(word, _)| word.to_owned());
        first.is_some_and(|word| phrases.notice.length_at(&words, 0, &word).is_some())
    })
}

/// The beginning of a sentence that is searched: about a hundred bytes, cut between characters.
fn reach(sentence: &str) -> usize {
    sentence.floor_char_boundary(120)
}

#[cfg(test)]
mod tests {
    use super::super::line_kinds::kind_name as kind;

    #[test]
    fn invitations_in_many_languages() {
        for (tag, line) in [
            (
                "en",
                "Like what you read? Subscribe to our weekly newsletter!",
            ),
            ("en", "To read the full story, please log in."),
            (
                "ru",
                "Чтобы ничего не пропустить, подпишитесь на наш телеграм-канал.",
            ),
            (
                "uz-Cyrl",
                "Янгиликлардан хабардор бўлиш учун Telegram каналимизга обуна бўлинг!",
            ),
            (
                "uz",
                "Eng soʻnggi xabarlar uchun Telegram kanalimizga obuna boʻling.",
            ),
            (
                "kk",
                "Жаңалықтарды бірінші біліп отыру үшін Telegram-арнамызға жазылыңыз!",
            ),
            (
                "de",
                "Nichts mehr verpassen: Abonnieren Sie unseren Newsletter.",
            ),
            (
                "fr",
                "Pour ne rien manquer, abonnez-vous à notre newsletter.",
            ),
            (
                "es",
                "Únete a nuestro canal de WhatsApp y recibe las noticias.",
            ),
            (
                "tr",
                "Gelişmelerden haberdar olmak için WhatsApp kanalımıza katılın.",
            ),
            (
                "uk",
                "Щоб бути в курсі подій, підписуйтесь на наш канал у Telegram.",
            ),
            ("ar", "اشترك في قناتنا على تلغرام لتصلك آخر الأخبار."),
            ("zh", "欢迎关注我们的微信公众号，获取更多新闻。"),
        ] {
            assert_eq!(kind(tag, line), "share", "{tag}: {line}");
        }
    }

    #[test]
    fn reports_about_channels_stay_text() {
        for (tag, line) in [
            (
                "en",
                "The harbour office said on Telegram that the newsletter would be printed again.",
            ),
            ("en", "Telegram will open an office near the harbour."),
            (
                "en",
                "“Subscribe to our newsletter,” the sign above the ferry said.",
            ),
            (
                "en",
                "Share prices fell on Monday after the harbour fee was raised.",
            ),
            (
                "en",
                "Officials urged residents to subscribe to the harbour’s Telegram channel on Monday.",
            ),
            (
                "ru",
                "Об этом портовая служба сообщила в своём телеграм-канале.",
            ),
            ("ru", "Ранее сообщалось, что причал закрыт на ремонт."),
            ("ru", "Напомним, причал закрыли весной прошлого года."),
            (
                "uz-Cyrl",
                "Бу ҳақда порт маъмурияти Telegram каналида хабар берди.",
            ),
            (
                "uz",
                "Bu haqda port maʼmuriyati Telegram kanalida xabar berdi.",
            ),
            (
                "kk",
                "Бұл туралы порт әкімшілігі Telegram-арнасында хабарлады.",
            ),
            (
                "de",
                "Der Hafenmeister teilte dies am Montag in seinem Newsletter mit.",
            ),
            (
                "fr",
                "La capitainerie l’a annoncé lundi sur sa chaîne Telegram.",
            ),
            (
                "es",
                "El puerto lo anunció el lunes en su canal de WhatsApp.",
            ),
            (
                "tr",
                "Liman idaresi bunu pazartesi günü Telegram kanalında duyurdu.",
            ),
            (
                "uk",
                "Про це портова служба повідомила у своєму телеграм-каналі.",
            ),
            (
                "ar",
                "أعلنت إدارة الميناء ذلك في قناتها على تلغرام يوم الاثنين.",
            ),
            ("zh", "港务局周一在微信公众号上宣布了这一消息。"),
        ] {
            assert_eq!(kind(tag, line), "text", "{tag}: {line}");
        }
    }

    #[test]
    fn notices_and_advertisements() {
        for (tag, line) in [
            ("en", "© 2025 Quay Pictures. All rights reserved."),
            ("en", "– Advertisement –"),
            (
                "ru",
                "Если вы нашли ошибку, выделите её и нажмите Ctrl+Enter.",
            ),
            ("ru", "РЕКЛАМА"),
            (
                "uz-Cyrl",
                "Матнда хато топсангиз, уни белгилаб, Ctrl+Enter тугмаларини босинг.",
            ),
            (
                "uz",
                "Matnda xato topsangiz, uni belgilab, Ctrl+Enter tugmalarini bosing.",
            ),
            (
                "kk",
                "Егер мәтіннен қате тапсаңыз, оны белгілеп, Ctrl+Enter басыңыз.",
            ),
            ("kk", "Жарнама"),
            ("de", "- Anzeige -"),
            ("fr", "Publicité"),
            ("fr", "Tous droits réservés."),
            ("es", "Publicidad"),
            (
                "es",
                "Prohibida la reproducción total o parcial de este contenido.",
            ),
            ("tr", "Reklam"),
            ("tr", "Her hakkı saklıdır."),
            (
                "uk",
                "Якщо ви помітили помилку, виділіть її та натисніть Ctrl+Enter.",
            ),
            ("ar", "جميع الحقوق محفوظة."),
            ("ar", "إعلان"),
            ("zh", "版权所有，未经授权不得转载。"),
            ("zh", "广告"),
        ] {
            let found = kind(tag, line);
            assert!(
                found == "navigation" || found == "caption",
                "{tag}: {line}: {found}"
            );
        }
        assert_eq!(
            kind("ru", "Реклама табака запрещена с понедельника."),
            "text"
        );
        assert_eq!(
            kind(
                "de",
                "Anzeige gegen den Hafenmeister wurde am Montag erstattet."
            ),
            "text"
        );
        assert_eq!(
            kind(
                "en",
                "The rights of the dockers were all reserved for later talks."
            ),
            "text"
        );
    }
}

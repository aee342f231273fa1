//! Who received a mail: their addresses are in its headers, and mailing lists repeat them in the text ("You receive this mail as …").

use mail_parser::{Address, HeaderValue, Message};
use std::collections::BTreeSet;

/// Headers that name recipients.
const HEADERS: [&str; 7] = [
    "To",
    "Cc",
    "Bcc",
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Forwarded-To",
];

/// The recipients' addresses in lower case.
pub(super) fn recipients(message: &Message<'_>) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut add = |address: &str| {
        let address = address.trim().trim_matches(['<', '>']).to_ascii_lowercase();
        if address.contains('@') {
            out.insert(address);
        }
    };
    for name in HEADERS {
        for value in message.header_values(name) {
            match value {
                HeaderValue::Address(Address::List(all)) => {
                    all.iter()
                        .filter_map(|one| one.address())
                        .for_each(&mut add);
                }
                HeaderValue::Address(Address::Group(groups)) => {
                    let all = groups.iter().flat_map(|group| &group.addresses);
                    all.filter_map(|one| one.address()).for_each(&mut add);
                }
                HeaderValue::Text(text) => add(text),
                HeaderValue::TextList(texts) => texts.iter().for_each(|text| add(text)),
                _ => {}
            }
        }
    }
    out
}

/// A paragraph without these addresses, whatever their case.
pub(super) fn without(paragraph: &str, recipients: &BTreeSet<String>) -> String {
    let mut out = paragraph.to_owned();
    for address in recipients {
        // Lower-casing ASCII keeps every offset.
        while let Some(at) = out.to_ascii_lowercase().find(address) {
            out.replace_range(at..at + address.len(), "");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::MessageParser;

    #[test]
    fn every_header_that_names_a_recipient_counts() {
        let mail = "Delivered-To: Vera@a.example\r\nTo: Vera Lind <vera@a.example>, b@b.example\r\nCc: team: c@c.example, d@d.example;\r\nFrom: press@e.example\r\nSubject: x\r\n\r\ntext";
        let message = MessageParser::default()
            .parse(mail.as_bytes())
            .expect("a mail");
        let found: Vec<String> = recipients(&message).into_iter().collect();
        assert_eq!(
            found,
            [
                "b@b.example",
                "c@c.example",
                "d@d.example",
                "vera@a.example"
            ]
        );
        let text = without(
            "Sent to VERA@a.example (Вера) by press@e.example",
            &recipients(&message),
        );
        assert_eq!(text, "Sent to  (Вера) by press@e.example");
    }
}

//! What mail programs call the lines above a mail that is answered or passed on.

use serde::Deserialize;

/// Labels of such lines, lower case, without their colon.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailLabels {
    /// Before the sender: "from", "от", "von".
    pub from: Vec<String>,
    /// Before the date: "sent", "date", "отправлено".
    pub sent: Vec<String>,
    /// Before the subject: "subject", "тема", "betreff".
    pub subject: Vec<String>,
    /// Before everything else: recipients, attachments, importance.
    pub others: Vec<String>,
}

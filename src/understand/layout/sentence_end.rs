//! Whether a line ends as sentences do.

/// Whether the line ends like a sentence.
pub(crate) fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(['"', '»', '”', '“', ')', '’', ']', '」', '』'])
        .ends_with([
            '.', '!', '?', '…', '。', '！', '？', '।', '։', '۔', '؟', ';', ':', ',',
        ])
}

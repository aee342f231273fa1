//! Finished pages made smaller without changing what they say.

use minify_html::{Cfg, minify};

/// The page minified so that it stays valid HTML: closing tags, `html` and `head`, the doctype and spaces between attributes are kept.
pub(crate) fn minified(html: &str) -> Vec<u8> {
    let configuration = Cfg {
        keep_closing_tags: true,
        keep_comments: false,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        keep_ssi_comments: false,
        remove_bangs: false,
        remove_processing_instructions: false,
    };
    minify(html.as_bytes(), Some(configuration))
}

#[cfg(test)]
mod tests {
    use super::minified;

    #[test]
    fn keeps_what_a_checker_asks_for() {
        let html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>a  b</title>\n</head>\n<body>\n<!-- c -->\n<p class=\"x\" id=\"y z\">one\n<b>two</b> <i>three</i></p>\n</body>\n</html>\n";
        let out = String::from_utf8(minified(html)).unwrap();
        assert!(
            out.to_ascii_lowercase().starts_with("<!doctype html>"),
            "{out}"
        );
        for part in [
            "<head>",
            "</p>",
            "</body>",
            "</html>",
            "one <b>two</b> <i>three</i>",
        ] {
            assert!(out.contains(part), "{part} is gone from {out}");
        }
        assert!(!out.contains("<!--"));
    }
}

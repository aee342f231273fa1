//! `man`: prints the manual page.

use super::Status;
use super::arguments::Arguments;
use super::messages::Messages;
use crate::model::Diagnostic;
use clap::CommandFactory;
use clap_mangen::Man;
use std::io;

/// Prints the manual page in the roff format.
pub fn run(messages: &Messages) -> Status {
    let page = page()
        .map_err(|error| Diagnostic::error(format!("cannot create the manual page: {error}")));
    messages.finish(page.and_then(|page| messages.result(page)))
}

/// One page for the whole program, with a section for each command: its options and an example.
fn page() -> io::Result<Vec<u8>> {
    let command = Arguments::command();
    let mut page = Vec::new();
    let main = Man::new(command.clone());
    main.render_title(&mut page)?;
    main.render_name_section(&mut page)?;
    main.render_synopsis_section(&mut page)?;
    main.render_description_section(&mut page)?;
    main.render_options_section(&mut page)?;
    page.extend_from_slice(b".SH COMMANDS\n");
    for verb in command.get_subcommands() {
        let name = format!("cuttings {}", verb.get_name());
        let part = Man::new(verb.clone().bin_name(&name));
        let mut sections = Vec::new();
        part.render_description_section(&mut sections)?;
        part.render_synopsis_section(&mut sections)?;
        if verb.get_arguments().next().is_some() {
            part.render_options_section(&mut sections)?;
        }
        part.render_extra_section(&mut sections)?;
        page.extend_from_slice(format!(".SS {name}\n").as_bytes());
        page.extend_from_slice(without_headings(&sections).as_bytes());
    }
    page.extend_from_slice(
        b".SH EXIT STATUS\n0 success, 1 failure, 2 usage error, 3 warnings with \\-\\-strict.\n",
    );
    page.extend_from_slice(
        b".SH LICENCE\nThe program: MIT or Apache\\-2.0. The data compiled into it: CC BY\\-SA 4.0, made from GeoNames, Wikidata, wordfreq, Unicode CLDR, Universal Dependencies \
        and others. \\fBcuttings licences\\fR prints the texts, every attribution and the licences of the crates.\n",
    );
    Ok(page)
}

/// A command is a subsection of the page, so the headings inside it become paragraphs.
fn without_headings(sections: &[u8]) -> String {
    let mut text = String::new();
    for line in String::from_utf8_lossy(sections).lines() {
        text.push_str(if line.starts_with(".SH ") {
            ".PP"
        } else {
            line
        });
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_command_and_option() {
        let page = String::from_utf8(page().unwrap()).unwrap();
        assert!(page.contains(".TH cuttings 1"));
        for verb in Arguments::command().get_subcommands() {
            let heading = format!(".SS cuttings {}", verb.get_name());
            assert!(page.contains(&heading), "{heading} is missing");
        }
        assert!(page.contains("CC BY\\-SA 4.0"));
        for option in ["base\\-url", "root", "open"] {
            assert!(
                page.contains(&format!("\\-\\-{option}")),
                "{option} is missing"
            );
        }
    }
}

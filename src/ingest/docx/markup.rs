//! The XML of Word documents, read as far as it is sound.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Calls `each` for every event, in order, until the end or the first fault; whether the end was reached. Names are local ones: the prefix of
/// WordprocessingML is nearly always `w`, but nothing says that it must be.
pub(super) fn read_markup(xml: &str, mut each: impl FnMut(Event<'_>)) -> bool {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return true,
            Ok(event) => each(event),
            Err(_) => return false,
        }
    }
}

/// The name of an element without its prefix.
pub(super) fn local<'a>(element: &'a BytesStart<'_>) -> &'a str {
    element.local_name().into_inner()
}

/// An attribute by its local name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().into_inner() == name)
        .map(
            |attribute| match quick_xml::escape::unescape(&attribute.value) {
                Ok(value) => value.into_owned(),
                Err(_) => attribute.value.into_owned(),
            },
        )
}

/// The switch that an element such as `<w:vanish/>` is: on unless it says off.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    !attribute(element, "val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"))
}

/// The text of an event, if it is one.
pub(super) fn text_of(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) => Some(text.xml10_content().into_owned()),
        Event::CData(text) => Some(text.xml10_content().into_owned()),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(letter)) => Some(letter.to_string()),
            _ => quick_xml::escape::resolve_predefined_entity(&reference.xml10_content())
                .map(str::to_owned),
        },
        _ => None,
    }
}

//! Tables for spreadsheets: RFC 4180, in UTF-8 with a byte order mark, so that Excel reads other scripts too.

/// Characters that begin a formula in a spreadsheet (<https://owasp.org/www-community/attacks/CSV_Injection>).
const BEGINS_A_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Rows under heads as CSV.
pub(crate) fn table<const N: usize>(
    heads: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(vec![0xEF, 0xBB, 0xBF]);
    // Writing to memory does not fail, and every row has as many cells as there are heads.
    let _ = writer.write_record(heads);
    for row in rows {
        let _ = writer.write_record(row.map(|cell| neutral(&cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A cell with an apostrophe before anything that a spreadsheet would compute.
fn neutral(cell: &str) -> String {
    // No table has a use for other control characters, and some readers stop at them.
    let plain = cell.replace(|c: char| c.is_control() && !"\t\r\n".contains(c), "");
    match plain.starts_with(BEGINS_A_FORMULA) {
        true => format!("'{plain}"),
        false => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_none_breaks_its_row() {
        for (cell, written) in [
            ("plain", "plain"),
            ("=1+1", "'=1+1"),
            ("+7 700", "'+7 700"),
            ("-5", "'-5"),
            ("@name", "'@name"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("a, \"b\"", "\"a, \"\"b\"\"\""),
            ("=\"a\"", "\"'=\"\"a\"\"\""),
            ("Ўзбек", "Ўзбек"),
            ("\u{0}=1", "'=1"),
            ("a\u{1b}b\u{85}", "ab"),
        ] {
            let row = [String::new(), cell.to_string()];
            assert_eq!(
                table(&["a", "b"], [row].into_iter()),
                format!("\u{feff}a,b\r\n,{written}\r\n")
            );
        }
    }

    #[test]
    fn a_table_begins_with_a_mark_and_ends_its_lines_as_the_standard_says() {
        let rows = [["1".to_string(), "a\nb".to_string()]];
        assert_eq!(
            table(&["id", "text"], rows.into_iter()),
            "\u{feff}id,text\r\n1,\"a\nb\"\r\n"
        );
    }
}

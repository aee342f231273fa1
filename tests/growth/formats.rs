//! A text as a file of each format.

use std::io::Write;

/// Turns a text into a file.
pub(crate) type Wrap = fn(&str) -> Vec<u8>;

/// Endings of files, with what makes one.
pub(crate) const ALL: [(&str, Wrap); 6] = [
    ("txt", |text| format!("A report\n\n{text}\n").into_bytes()),
    ("md", |text| format!("# A report\n\n{text}\n").into_bytes()),
    ("html", |text| {
        format!("<title>A report</title><h1>A report</h1><p>{text}").into_bytes()
    }),
    ("eml", |text| {
        format!("From: a@b.example\nSubject: A report\nContent-Type: text/plain; charset=utf-8\n\n{text}\n")
            .into_bytes()
    }),
    ("docx", docx),
    ("pdf", pdf),
];

fn docx(text: &str) -> Vec<u8> {
    let paragraph = |line: &str| {
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        format!("<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>")
    };
    let paragraphs: String = text.lines().map(paragraph).collect();
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    out.start_file(
        "word/document.xml",
        zip::write::SimpleFileOptions::default(),
    )
    .expect("memory");
    out.write_all(document.as_bytes()).expect("memory");
    out.finish().expect("memory").into_inner()
}

/// Lines of 80 letters, 50 on a page.
fn pdf(text: &str) -> Vec<u8> {
    let mut lines = Vec::new();
    for line in text.lines() {
        let letters: Vec<char> = line.chars().collect();
        lines.extend(letters.chunks(80).map(|part| {
            let part: String = part.iter().collect();
            part.replace('\\', "\\\\")
                .replace('(', "\\(")
                .replace(')', "\\)")
        }));
    }
    let pages: Vec<String> = lines
        .chunks(50)
        .map(|lines| {
            let shown: String = lines
                .iter()
                .map(|line| format!("({line}) Tj T*\n"))
                .collect();
            format!("BT /F1 10 Tf 12 TL 50 750 Td\n{shown}ET")
        })
        .collect();
    let kids: String = (0..pages.len())
        .map(|at| format!("{} 0 R ", 4 + 2 * at))
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for (at, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            5 + 2 * at
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{page}\nendstream",
            page.len()
        ));
    }
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    out.extend(
        format!("trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    out
}

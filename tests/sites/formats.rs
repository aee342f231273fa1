//! Formats that text must be extracted from: valid and broken files.

use super::site::Site;
use super::{addresses, links, texts};
use std::io::Write;
use zip::write::SimpleFileOptions;

#[test]
fn what_other_programs_export_gets_its_page() {
    let site = Site::of("exports");
    site.build(&[]);
    assert_eq!(addresses(&site, "documents"), ["choir", "orchard", "pier"]);
    for (id, title, date, words, not) in [
        (
            "pier",
            "Новый причал открыт в Сельморе",
            // Whether the text's own date is found is no matter of the format.
            None,
            "если городской совет найдёт деньги",
            "Вестник Сельморы",
        ),
        (
            "choir",
            "Village choir wins the autumn prize",
            Some("2025-10-12"),
            "Everybody had hoped for it.",
            "Nobody had expected",
        ),
        (
            "orchard",
            "В старом саду собрали двенадцать тонн яблок",
            Some("2025-09-20"),
            "остальное пойдёт на сок",
            "Пресс-служба",
        ),
    ] {
        let page = site.page(&format!("documents/{id}/index.html"));
        assert_eq!(texts(&page, "h1"), [title]);
        if date.is_some() {
            let shown = page.select("h1 + .meta time").attr("datetime");
            assert_eq!(shown.as_deref(), date, "{id}");
        }
        let text = texts(&page, ".prose").concat();
        assert!(text.contains(words) && !text.contains(not), "{id}: {text}");
    }
    // Lines are paragraphs again, also those that a page's end parts.
    let pier = site.page("documents/pier/index.html");
    assert_eq!(texts(&pier, ".prose p").len(), 7);
    let choir = texts(&site.page("documents/choir/index.html"), ".prose").concat();
    assert!(choir.contains("It was cast in 1911.") && choir.contains("Lower Taren"));
    assert!(!choir.contains("before printing"), "{choir}");
    let orchard = site.page("documents/orchard/index.html");
    assert!(texts(&orchard, "h1 + .meta a").contains(&"Вестник садоводов".to_owned()));
    assert!(!texts(&orchard, ".prose").concat().contains("прошлом году"));
    // Only the text of these files is offered: they hold more than their owners see.
    for (id, words) in [("pier", "остальное"), ("choir", "1911"), ("orchard", "сок")] {
        let source = site.read(&format!("documents/{id}/source.txt"));
        assert!(id == "pier" || source.contains(words), "{id}: {source}");
        let page = site.page(&format!("documents/{id}/index.html"));
        assert!(page.select("a[href='source.txt']").length() > 0, "{id}");
    }
    let files = site.files();
    let sources = files.keys().filter(|path| path.contains("/source."));
    assert!(
        sources.clone().all(|path| path.ends_with(".txt")),
        "{sources:?}"
    );
    assert!(links(&site.page("documents/index.html")).len() >= 3);
    site.check();
}

/// A Word document whose text is this many megabytes of one letter.
fn packed_document(megabytes: usize) -> Vec<u8> {
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    bomb.start_file("word/document.xml", SimpleFileOptions::default())
        .expect("begun");
    bomb.write_all(b"<w:document><w:body><w:p><w:r><w:t>")
        .expect("written");
    for _ in 0..megabytes {
        bomb.write_all(&[b'a'; 1_000_000]).expect("written");
    }
    bomb.finish().expect("finished").into_inner()
}

/// A PDF of one page whose drawing instructions unpack to this many megabytes.
fn packed_page(megabytes: usize) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..megabytes {
        packed.write_all(&[b' '; 1_000_000]).expect("written");
    }
    let packed = packed.finish().expect("finished");
    let mut file = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>\nendobj\n".to_vec();
    file.extend(
        format!(
            "4 0 obj\n<< /Length {} /Filter /FlateDecode >>\nstream\n",
            packed.len()
        )
        .bytes(),
    );
    file.extend(packed);
    file.extend(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n");
    file
}

#[test]
fn broken_and_hostile_files_are_warnings_and_the_build_goes_on() {
    let site = Site::of("exports");
    let pdf = site.input_bytes("seeds/pier.pdf");
    site.write_bytes("seeds/truncated.pdf", &pdf[..2_000]);
    site.write_bytes("seeds/packed.pdf", &packed_page(400));
    let deep = [b"%PDF-1.4\n1 0 obj\n".to_vec(), vec![b'['; 3_000_000]].concat();
    site.write_bytes("seeds/deep.pdf", &deep);
    site.write_bytes("seeds/packed.docx", &packed_document(300));
    let docx = site.input_bytes("seeds/choir.docx");
    site.write_bytes("seeds/truncated.docx", &docx[..docx.len() / 2]);
    site.write_bytes("seeds/page.docx", b"<p>Not a document.</p>");
    let sentence = "<p>The quay of Selmora was painted again on Monday, said its keeper.</p>\n";
    let page = format!(
        "<title>Quay</title>{}",
        sentence.repeat(50_000_000 / sentence.len())
    );
    site.write_bytes("seeds/huge.html", page.as_bytes());
    let picture = "iVBORw0KGgoAAAANSUhEUgAA".repeat(500_000);
    let saved = format!(
        "<title>Boats for the poor</title><img src=\"data:image/png;base64,{picture}\"><article>{}</article>",
        sentence.repeat(9)
    );
    site.write_bytes("seeds/saved.html", saved.as_bytes());
    let attachment = "UEsDBBQAAAAIAAAAIQAAAAAA\r\n".repeat(400_000);
    let mail = format!(
        "From: Press office <press@selmora.example>\r\nSubject: Fountain runs again\r\nDate: Mon, 7 Apr 2025 09:00:00 +0500\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe fountain in the market of Selmora runs again. Children \
         splashed in it all day.\r\n--x\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename=\"plans.zip\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{attachment}--x--\r\n"
    );
    site.write_bytes("seeds/fountain.eml", mail.as_bytes());
    let boundaries: String = (0..2_000)
        .map(|at| format!("Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n"))
        .collect();
    site.write_bytes(
        "seeds/nested.eml",
        format!("Subject: x\r\n{boundaries}").as_bytes(),
    );
    let said = site.build_with_warnings(&["--verbose"]);
    for (file, words) in [
        ("truncated.pdf", "damaged"),
        ("packed.pdf", "unpacks to more"),
        ("deep.pdf", "damaged"),
        ("packed.docx", "unpacks to more"),
        ("truncated.docx", "damaged"),
        ("page.docx", "not a Word document"),
        ("huge.html", "MB of markup"),
        ("nested.eml", "no text"),
    ] {
        let told = said.lines().any(|line| {
            line.starts_with("warning: ") && line.contains(file) && line.contains(words)
        });
        assert!(told, "{file}: {said}");
    }
    assert!(said.contains("plans.zip"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    assert_eq!(
        addresses(&site, "documents"),
        ["choir", "fountain", "orchard", "pier", "saved"]
    );
}

//! Running heads, page numbers, and what a browser prints around a page.

use super::lines::PrintedLine;

/// How much of the page's height, above and below, can hold running heads.
const MARGIN: f32 = 0.12;

/// Takes running heads and page numbers out. A web address that a browser printed below the page comes back: it says where the text is from.
///
/// A running head is at the top or bottom of two or more pages, and of at least half of all (or of every other one: left and right pages differ),
/// at the same height and with the same words but for numbers. A page number is a number alone at the very top or bottom.
pub(super) fn take_off_running(
    lines: Vec<PrintedLine>,
    heights: &[f32],
) -> (Vec<PrintedLine>, Option<String>) {
    let address = browser_address(&lines, heights);
    let pages = heights.len();
    let keys: Vec<Option<(String, i32)>> = lines
        .iter()
        .map(|line| in_margin(line, heights).then(|| (shape(&line.text), line.baseline as i32 / 4)))
        .collect();
    let mut sorted: Vec<(&(String, i32), usize)> = keys
        .iter()
        .zip(&lines)
        .filter_map(|(key, line)| Some((key.as_ref()?, line.page)))
        .collect();
    sorted.sort();
    sorted.dedup();
    let repeated = |key: &(String, i32)| {
        let first = sorted.partition_point(|(other, _)| *other < key);
        let on_pages = sorted[first..]
            .iter()
            .take_while(|(other, _)| *other == key)
            .count();
        on_pages >= 2 && on_pages * 5 >= pages * 2
    };
    let mut ends = vec![(f32::MAX, f32::MIN); pages];
    for line in &lines {
        if let Some((top, bottom)) = ends.get_mut(line.page) {
            *top = top.min(line.baseline);
            *bottom = bottom.max(line.baseline);
        }
    }
    let last_of_page = |at: usize| {
        let line: &PrintedLine = &lines[at];
        ends.get(line.page).is_some_and(|(top, bottom)| {
            line.baseline <= top + 1.0 || line.baseline >= bottom - 1.0
        })
    };
    let goes: Vec<bool> = keys
        .iter()
        .enumerate()
        .map(|(at, key)| {
            let browser = address.is_some() && key.is_some() && last_of_page(at);
            key.as_ref().is_some_and(|key| {
                repeated(key) || browser || (is_page_number(&lines[at].text) && last_of_page(at))
            })
        })
        .collect();
    let kept = lines
        .into_iter()
        .zip(goes)
        .filter_map(|(line, goes)| (!goes).then_some(line));
    (kept.collect(), address)
}

fn in_margin(line: &PrintedLine, heights: &[f32]) -> bool {
    let height = heights.get(line.page).copied().unwrap_or(0.0);
    line.baseline < height * MARGIN || line.baseline > height * (1.0 - MARGIN)
}

/// Browsers print the address at the bottom left, with the number of the page at the right: `https://herald.example/a … 1/2`.
fn browser_address(lines: &[PrintedLine], heights: &[f32]) -> Option<String> {
    let first_page = lines.iter().filter(|line| line.page == 0);
    let below = first_page.filter(|line| {
        let height = heights.first().copied().unwrap_or(0.0);
        line.baseline > height * (1.0 - MARGIN)
    });
    let mut address = None;
    let mut number = false;
    for line in below {
        for word in line.text.split_whitespace() {
            let web = word.starts_with("https://") || word.starts_with("http://");
            if web && word.len() > 10 && !word.ends_with('…') {
                address = Some(word.to_owned());
            }
            number |= word.split_once('/').is_some_and(|(page, of)| {
                [page, of]
                    .iter()
                    .all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
            });
        }
    }
    address.filter(|_| number)
}

/// A number alone, or with one word before it and dashes around it: `12`, `— 12 —`, `Page 3 of 5`, `3/5`, `с. 7`.
fn is_page_number(line: &str) -> bool {
    let words: Vec<&str> = line
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let numbers = words
        .iter()
        .filter(|word| word.len() <= 4 && word.chars().all(char::is_numeric))
        .count();
    let roman = words.len() == 1 && words[0].chars().all(|letter| "ivxIVX".contains(letter));
    roman
        || ((1..=2).contains(&numbers) && words.len() <= numbers * 2 && line.chars().count() <= 24)
}

/// The line with every number made one sign.
fn shape(line: &str) -> String {
    let mut shape = String::new();
    for letter in line.chars() {
        match letter.is_numeric() {
            true if shape.ends_with('#') => {}
            true => shape.push('#'),
            false => shape.push(letter),
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, page: usize, baseline: f32) -> PrintedLine {
        PrintedLine {
            text: text.to_owned(),
            page,
            left: 50.0,
            right: 200.0,
            baseline,
            size: 10.0,
            first_word: 20.0,
            right_to_left: false,
        }
    }

    #[test]
    fn heads_and_numbers_go_and_text_stays() {
        let mut lines = Vec::new();
        for page in 0..3 {
            lines.push(line(&format!("The Herald, No {page}"), page, 40.0));
            lines.push(line(&format!("Words of page {page}."), page, 400.0));
            lines.push(line(&format!("— {} —", page + 1), page, 800.0));
        }
        let (kept, address) = take_off_running(lines, &[840.0; 3]);
        let texts: Vec<_> = kept.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            texts,
            ["Words of page 0.", "Words of page 1.", "Words of page 2."]
        );
        assert_eq!(address, None);
    }

    #[test]
    fn what_a_browser_prints_gives_the_address() {
        let lines = vec![
            line("3/4/25, 6:16 PM", 0, 20.0),
            line("Quay opened – The Herald", 0, 20.0),
            line("The quay was opened.", 0, 90.0),
            line("https://herald.example/quay", 0, 820.0),
            line("1/1", 0, 820.0),
        ];
        let (kept, address) = take_off_running(lines, &[840.0]);
        assert_eq!(kept.len(), 1);
        assert_eq!(address.as_deref(), Some("https://herald.example/quay"));
    }

    #[test]
    fn page_numbers() {
        for number in ["12", "- 12 -", "Page 3 of 5", "Страница 4", "3/5", "iv"] {
            assert!(is_page_number(number), "{number}");
        }
        for text in [
            "In 2025 the quay was opened",
            "Quay",
            "12 March opening of the quay",
        ] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}

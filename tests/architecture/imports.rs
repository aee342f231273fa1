//! Which file of a crate names which other: paths are read from the tokens and resolved through `mod`, `use` and re-exports.
//!
//! Test modules are left out. A `mod.rs` that declares and re-exports is not an importer of what it re-exports, and whoever names something
//! through it names the file that defines it.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

/// A path of identifiers: `["crate", "model", "Archive"]` without the `crate`.
type Path = Vec<String>;

/// What one file declares and names.
#[derive(Default)]
struct Module {
    /// Path of the file from the root of the crate: `render/part/cards.rs`.
    file: String,
    /// Modules that it declares.
    children: BTreeSet<String>,
    /// Items that it defines.
    defined: BTreeSet<String>,
    /// What it re-exports: the name here, and the path that it stands for.
    exported: Vec<(String, Path)>,
    /// Modules that it re-exports everything of.
    exported_whole: Vec<Path>,
    /// Names that `use` gives to paths.
    imported: BTreeMap<String, Path>,
    /// Every path that it names.
    named: BTreeSet<Path>,
}

/// The files of a library, with the files that each names.
pub(crate) fn of(files: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let modules: BTreeMap<Path, Module> = files
        .iter()
        .filter(|(file, _)| *file != "main.rs")
        .map(|(file, text)| {
            let path = path_of(file);
            let tokens: TokenStream = text.parse().unwrap_or_else(|e| panic!("{file}: {e}"));
            let mut module = Module {
                file: file.clone(),
                ..Module::default()
            };
            module.read(tokens, &path, true);
            (path, module)
        })
        .collect();
    let of_tests = tests(&modules, files);
    let mut out = BTreeMap::new();
    for module in modules.values().filter(|m| !of_tests.contains(&m.file)) {
        let named = module.named.iter();
        let mut targets: BTreeSet<String> = named
            .filter_map(|path| resolved(&modules, path, 0))
            .collect();
        targets.remove(&module.file);
        out.insert(module.file.clone(), targets);
    }
    out
}

/// Files that are only compiled for tests: those that no `mod` outside `#[cfg(test)]` declares.
fn tests(modules: &BTreeMap<Path, Module>, files: &BTreeMap<String, String>) -> BTreeSet<String> {
    let is_declared = |path: &[String]| {
        (1..=path.len()).all(|length| {
            let parent = modules.get(&path[..length - 1]);
            parent.is_none_or(|parent| parent.children.contains(&path[length - 1]))
        })
    };
    let of_tests = files.keys().filter(|file| !is_declared(&path_of(file)));
    of_tests.cloned().collect()
}

/// The module path of a file: `render/part/mod.rs` is `render::part`.
fn path_of(file: &str) -> Path {
    let name = file.trim_end_matches(".rs");
    let mut path: Path = name.split('/').map(str::to_owned).collect();
    if matches!(path.last().map(String::as_str), Some("mod" | "lib")) {
        path.pop();
    }
    path
}

/// The file that defines what a path names; `None` for a module that only holds others.
fn resolved(modules: &BTreeMap<Path, Module>, path: &[String], depth: usize) -> Option<String> {
    let length = (0..=path.len())
        .rev()
        .find(|&length| modules.contains_key(&path[..length]))?;
    let (module, rest) = (&modules[&path[..length]], &path[length..]);
    let Some((item, inside)) = rest.split_first() else {
        let holds_others = !module.children.is_empty();
        return (!holds_others).then(|| module.file.clone());
    };
    if module.defined.contains(item) || depth > 8 {
        return Some(module.file.clone());
    }
    let named = |(name, path): &(String, Path)| {
        let whole = path.iter().chain(inside).cloned();
        (name == item).then(|| whole.collect::<Path>())
    };
    if let Some(path) = module.exported.iter().find_map(named) {
        return resolved(modules, &path, depth + 1);
    }
    let whole = module.exported_whole.iter().find_map(|path| {
        let inner = modules.get(path)?;
        let defines = inner.defined.contains(item) || inner.exported.iter().any(|e| e.0 == *item);
        let path: Path = path.iter().chain(rest).cloned().collect();
        defines.then(|| resolved(modules, &path, depth + 1))?
    });
    whole.or_else(|| Some(module.file.clone()))
}

impl Module {
    /// Reads tokens that stand in the module `here`; only those at the top of the file define items.
    fn read(&mut self, tokens: TokenStream, here: &[String], top: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        // Names that `use` binds serve the whole block, wherever it stands in it.
        let mut at = 0;
        let mut is_public = false;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Punct(mark) if mark.as_char() == '#' && is_test(tokens.get(at + 1)) => {
                    at = after_item(&tokens, at + 2);
                    continue;
                }
                TokenTree::Ident(word) if word == "pub" => {
                    is_public = true;
                    if is_group(tokens.get(at + 1), Delimiter::Parenthesis) {
                        at += 1;
                    }
                    at += 1;
                    continue;
                }
                TokenTree::Ident(word) if word == "use" => {
                    let end = end_of_statement(&tokens, at);
                    for (name, path) in leaves(&tokens[at + 1..end], &[]) {
                        self.take(name, path, here, is_public && top);
                    }
                    at = end;
                }
                TokenTree::Ident(word) if word == "mod" && top => {
                    let name = word_at(&tokens, at + 1);
                    match tokens.get(at + 2) {
                        Some(TokenTree::Group(group)) => {
                            let inner: Path = here.iter().cloned().chain(name).collect();
                            self.read(group.stream(), &inner, false);
                        }
                        _ => self.children.extend(name),
                    }
                    at += 2;
                }
                TokenTree::Ident(word) if top && defines(&word.to_string()) => {
                    self.defined.extend(word_at(&tokens, at + 1));
                }
                TokenTree::Ident(_) => {
                    let (path, end) = path_at(&tokens, at);
                    self.name(path, here);
                    at = end;
                    is_public = false;
                    continue;
                }
                TokenTree::Group(group) => self.read(group.stream(), here, false),
                _ => {}
            }
            is_public = false;
            at += 1;
        }
    }

    /// A path that code names, by its first word.
    fn name(&mut self, path: Path, here: &[String]) {
        if path.len() > 1 {
            self.named.extend(self.absolute(&path, here));
        }
    }

    /// One leaf of a `use`: what it is called here (`*` for everything) and the path it stands for.
    fn take(&mut self, name: String, path: Path, here: &[String], is_public: bool) {
        let Some(path) = self.absolute(&path, here) else {
            return;
        };
        // Only a file that has others below it re-exports.
        if is_public && !self.children.is_empty() {
            match name.as_str() {
                "*" => self.exported_whole.push(path),
                _ => self.exported.push((name, path)),
            }
            return;
        }
        self.named.insert(path.clone());
        self.imported.insert(name, path);
    }

    /// The path from the root of the crate; `None` for paths of other crates and of what stands in the file itself.
    fn absolute(&self, path: &[String], here: &[String]) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let mut base: Path = match first.as_str() {
            "crate" => Vec::new(),
            "self" => here.to_vec(),
            "super" => here.split_last()?.1.to_vec(),
            word if self.children.contains(word) => {
                let inner = here.iter().cloned();
                inner.chain([word.to_owned()]).collect()
            }
            word => self.imported.get(word)?.clone(),
        };
        for word in rest {
            match word.as_str() {
                "super" => {
                    base.pop();
                }
                "self" => {}
                _ => base.push(word.clone()),
            }
        }
        Some(base)
    }
}

/// The leaves of a `use`: `a::{b, c as d}` has `b` for `a::b` and `d` for `a::c`.
fn leaves(tokens: &[TokenTree], before: &[String]) -> Vec<(String, Path)> {
    let mut out = Vec::new();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
    for part in tokens.split(is_comma) {
        let mut path = before.to_vec();
        let mut name = None;
        let mut has_inner = false;
        for token in part {
            match token {
                TokenTree::Ident(word) if word == "as" => name = Some(String::new()),
                TokenTree::Ident(word) if name.is_some() => name = Some(word.to_string()),
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Punct(mark) if mark.as_char() == '*' => name = Some("*".to_owned()),
                TokenTree::Group(group) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    out.extend(leaves(&inner, &path));
                    has_inner = true;
                }
                _ => {}
            }
        }
        if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
            path.pop();
        }
        if let (false, Some(last)) = (has_inner, path.last()) {
            out.push((name.unwrap_or_else(|| last.clone()), path));
        }
    }
    out
}

/// The path that begins at a place, `a::b::c`, and where it ends.
fn path_at(tokens: &[TokenTree], start: usize) -> (Path, usize) {
    let mut path = Path::new();
    let mut at = start;
    while let Some(word) = word_at(tokens, at) {
        path.push(word);
        at += 1;
        let colon =
            |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':');
        if !(colon(at) && colon(at + 1) && word_at(tokens, at + 2).is_some()) {
            break;
        }
        at += 2;
    }
    (path, at)
}

fn word_at(tokens: &[TokenTree], at: usize) -> Option<String> {
    match tokens.get(at) {
        Some(TokenTree::Ident(word)) => Some(word.to_string()),
        _ => None,
    }
}

fn is_group(token: Option<&TokenTree>, delimiter: Delimiter) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
}

/// Whether an attribute is `[cfg(test)]`.
fn is_test(token: Option<&TokenTree>) -> bool {
    token.is_some_and(|token| token.to_string().replace(' ', "") == "[cfg(test)]")
}

/// The place behind the item that begins at a place: behind its `;` or its braces.
fn after_item(tokens: &[TokenTree], start: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Punct(mark) => mark.as_char() == ';',
        other => is_group(Some(other), Delimiter::Brace),
    };
    let found = tokens[start..].iter().position(ends);
    found.map_or(tokens.len(), |length| start + length + 1)
}

/// The place of the `;` that ends a statement.
fn end_of_statement(tokens: &[TokenTree], start: usize) -> usize {
    let ends = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ';');
    let found = tokens[start..].iter().position(ends);
    found.map_or(tokens.len(), |length| start + length)
}

/// Words before the name of an item.
fn defines(word: &str) -> bool {
    matches!(
        word,
        "struct" | "enum" | "fn" | "const" | "static" | "type" | "trait" | "union" | "macro_rules"
    )
}

//! What templates are given, read from the sources in src/render and written for people who write templates.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Attribute, Fields, GenericArgument, Item, PathArguments, ReturnType, Type};

const INTRODUCTION: &str = include_str!("introduction.md");

/// A type that templates see.
struct View {
    /// File it stands in, from src/render, without `.rs`.
    place: String,
    about: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    about: String,
    kind: Type,
    /// Templates see the fields of its type in its place.
    is_flattened: bool,
}

/// All that was read.
#[derive(Default)]
struct Sources {
    /// By name.
    views: BTreeMap<String, View>,
    /// What functions give, by file and name, as `view/event` and `view`.
    given: BTreeMap<(String, String), Type>,
}

/// The text of docs/templates.md, given the root of the project.
pub(crate) fn of(root: &Path) -> String {
    let render = root.join("src/render");
    let sources = Sources::read(&render);
    let plan = fs::read_to_string(render.join("output/pages/mod.rs")).expect("the list of pages");
    let mut out = INTRODUCTION.replace(
        "COMPONENTS",
        &components(&root.join("templates/components")),
    );
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    out.push_str("| template | is given |\n|---|---|\n");
    for (template, functions) in templates(&plan) {
        let mut functions = functions.iter();
        let view = functions.find_map(|(module, function)| sources.view_of(module, function));
        let (place, given) = view.unwrap_or_else(|| panic!("{template}: no view"));
        let given = sources.in_words(given, place, &mut wanted);
        let _ = writeln!(out, "| `{template}` | {given} |");
    }
    out.push_str("\n## Fields\n\nWhat stands in each of these, and in their parts, in alphabetical order.\n\n");
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    while let Some(name) = wanted.pop_first() {
        if parts.contains_key(&name) {
            continue;
        }
        let view = &sources.views[&name];
        let mut text = format!("{}\n\n", view.about);
        sources.write_fields(view, &mut text, &mut wanted);
        parts.insert(name, text);
    }
    for (name, text) in parts {
        let _ = write!(out, "### {name}\n\n{text}");
    }
    out.trim_end().to_owned() + "\n"
}

impl Sources {
    fn read(render: &Path) -> Self {
        let mut sources = Self::default();
        for file in rust_files(render) {
            let place = file
                .strip_prefix(render)
                .expect("inside")
                .with_extension("");
            let parts: Vec<_> = place.iter().map(|part| part.to_string_lossy()).collect();
            let place = parts.join("/").trim_end_matches("/mod").to_owned();
            let text = fs::read_to_string(&file).expect("a source file");
            for item in syn::parse_file(&text).expect("Rust").items {
                sources.add(item, &place);
            }
        }
        sources
    }

    fn add(&mut self, item: Item, place: &str) {
        match item {
            Item::Struct(item) if derives_serialize(&item.attrs) => {
                let Fields::Named(named) = item.fields else {
                    return;
                };
                let shown = named
                    .named
                    .into_iter()
                    .filter(|field| !has_serde(&field.attrs, "skip"));
                let fields = shown
                    .map(|field| Field {
                        name: field.ident.as_ref().expect("a name").to_string(),
                        about: docs(&field.attrs),
                        is_flattened: has_serde(&field.attrs, "flatten"),
                        kind: field.ty,
                    })
                    .collect();
                let view = View {
                    place: place.to_owned(),
                    about: docs(&item.attrs),
                    fields,
                };
                let former = self.views.insert(item.ident.to_string(), view);
                assert!(former.is_none(), "two views are called {}", item.ident);
            }
            Item::Fn(item) => {
                if let ReturnType::Type(_, given) = item.sig.output {
                    let key = (place.to_owned(), item.sig.ident.to_string());
                    self.given.insert(key, *given);
                }
            }
            _ => {}
        }
    }

    /// The type that a function gives, where it is a view.
    fn view_of(&self, module: &str, function: &str) -> Option<(&str, &Type)> {
        let found = self.given.iter().find(|((place, name), _)| {
            name == function && place.rsplit('/').next() == Some(module)
        });
        let ((place, _), given) = found?;
        let Type::Path(path) = given else {
            return None;
        };
        let name = path.path.segments.last()?.ident.to_string();
        self.views.contains_key(&name).then_some((place, given))
    }

    fn write_fields(&self, view: &View, out: &mut String, wanted: &mut BTreeSet<String>) {
        out.push_str("| field | type | meaning |\n|---|---|---|\n");
        self.write_rows(view, out, wanted);
        out.push('\n');
    }

    fn write_rows(&self, view: &View, out: &mut String, wanted: &mut BTreeSet<String>) {
        for field in &view.fields {
            if field.is_flattened {
                let Type::Path(path) = &field.kind else {
                    panic!("{}: {} is no view", view.place, field.name);
                };
                let name = &path.path.segments.last().expect("a type").ident;
                self.write_rows(&self.views[&name.to_string()], out, wanted);
                continue;
            }
            assert!(
                !field.about.is_empty(),
                "{}: {} has no words",
                view.place,
                field.name
            );
            let kind = self.in_words(&field.kind, &view.place, wanted);
            let _ = writeln!(out, "| `{}` | {kind} | {} |", field.name, field.about);
        }
    }

    /// A type in words; parts are linked and noted.
    fn in_words(&self, kind: &Type, place: &str, wanted: &mut BTreeSet<String>) -> String {
        match kind {
            Type::Reference(reference) => self.in_words(&reference.elem, place, wanted),
            Type::Tuple(tuple) => {
                let parts = tuple.elems.iter();
                let parts: Vec<String> = parts
                    .map(|part| self.in_words(part, place, wanted))
                    .collect();
                parts.join(" and ")
            }
            Type::Path(path) => {
                let segment = path.path.segments.last().expect("a type");
                let name = segment.ident.to_string();
                let mut inner = arguments(&segment.arguments).into_iter();
                let mut next = || inner.next().map(|kind| self.in_words(kind, place, wanted));
                match name.as_str() {
                    "String" | "str" | "Cow" => "text".to_owned(),
                    "bool" => "true or false".to_owned(),
                    "usize" | "u8" | "u16" | "u32" | "u64" | "i32" | "i64" | "f32" | "f64" => {
                        "number".to_owned()
                    }
                    "Option" => format!("{}, or nothing", next().expect("a type")),
                    "Vec" => format!("list: {}", next().expect("a type")),
                    "BTreeMap" => {
                        let (_, value) = (next(), next().expect("a type"));
                        format!("by name: {value}")
                    }
                    "Value" => "any value".to_owned(),
                    // A list page holds entries of whatever it lists.
                    "T" => "what is listed".to_owned(),
                    _ => {
                        assert!(self.views.contains_key(&name), "{place}: what is {name}?");
                        let link = format!("[{name}](#{})", name.to_lowercase());
                        let listed = next();
                        wanted.insert(name);
                        listed.map_or(link.clone(), |listed| format!("{link} of {listed}"))
                    }
                }
            }
            _ => panic!("{place}: a type without words"),
        }
    }
}

fn arguments(arguments: &PathArguments) -> Vec<&Type> {
    let PathArguments::AngleBracketed(angled) = arguments else {
        return Vec::new();
    };
    let types = angled.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(kind) => Some(kind),
        _ => None,
    });
    types.collect()
}

/// Each template with the functions that may make what it is given, by module and name, as the list of pages has them:
/// `plan.listed("event.html", event::pages(context), event::view);`.
fn templates(plan: &str) -> BTreeMap<String, Vec<(String, String)>> {
    let plan: String = plan.split_whitespace().collect();
    let mut out = BTreeMap::new();
    for call in ["plan.listed(\"", "plan.unlisted(\""] {
        for rest in plan.split(call).skip(1) {
            let (template, rest) = rest.split_once("\",").expect("a call");
            let (call, _) = rest.split_once(";").expect("a statement");
            let is_name = |c: char| c.is_alphanumeric() || "_:".contains(c);
            let functions = call.split(|c| !is_name(c)).filter_map(|path| {
                let (module, function) = path.split_once("::")?;
                Some((module.to_owned(), function.to_owned()))
            });
            out.insert(template.to_owned(), functions.collect());
        }
    }
    out
}

/// A line for each component: its name and what it takes.
fn components(folder: &Path) -> String {
    let mut out = String::new();
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("components")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file).expect("a template");
        let named = text.split("{% component ").skip(1);
        let named: Vec<String> = named
            .filter_map(|rest| Some(format!("`{}`", rest.split_once(" %}")?.0)))
            .collect();
        let name = file.file_name().expect("a name").to_string_lossy();
        let _ = writeln!(out, "- `components/{name}`: {}", named.join(", "));
    }
    out.trim_end().to_owned()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push(path);
        }
    }
    all.sort();
    all
}

fn derives_serialize(attributes: &[Attribute]) -> bool {
    let mut found = false;
    for attribute in attributes.iter().filter(|a| a.path().is_ident("derive")) {
        let _ = attribute.parse_nested_meta(|meta| {
            found |= meta.path.is_ident("Serialize");
            Ok(())
        });
    }
    found
}

/// Whether a field has a word of serde: `#[serde(skip)]`.
fn has_serde(attributes: &[Attribute], word: &str) -> bool {
    let mut found = false;
    for attribute in attributes.iter().filter(|a| a.path().is_ident("serde")) {
        let _ = attribute.parse_nested_meta(|meta| {
            found |= meta.path.is_ident(word);
            Ok(())
        });
    }
    found
}

/// The doc comment on one line.
fn docs(attributes: &[Attribute]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for attribute in attributes.iter().filter(|a| a.path().is_ident("doc")) {
        if let syn::Meta::NameValue(pair) = &attribute.meta
            && let syn::Expr::Lit(literal) = &pair.value
            && let syn::Lit::Str(text) = &literal.lit
        {
            lines.push(text.value().trim().to_owned());
        }
    }
    lines.join(" ").replace('|', "\\|")
}

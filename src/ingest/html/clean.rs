//! Removes the surroundings of an article before its text is looked for.

use super::purpose::{is_named_around, is_never_text};
use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashMap;

/// An element that holds more than this share of the page's text is not taken for surroundings, whatever it is called.
const MOST_OF_THE_TEXT: f64 = 0.4;

/// Removes navigation, comments, forms, related links, notes on cookies and the like.
pub(super) fn remove_surroundings(page: &Document) {
    let Some(body) = page.body() else {
        return;
    };
    let lengths = text_lengths(&body);
    let whole = lengths.get(&body.id).copied().unwrap_or(0);
    let mut waiting = vec![body];
    while let Some(node) = waiting.pop() {
        for child in node.children() {
            if child.is_comment() {
                child.remove_from_parent();
            } else if child.is_element() {
                let inside = lengths.get(&child.id).copied().unwrap_or(0);
                let named = || is_named_around(&child) && !holds_headline(&child);
                if inside as f64 <= whole as f64 * MOST_OF_THE_TEXT
                    && (is_never_text(&child) || named())
                {
                    child.remove_from_parent();
                } else {
                    waiting.push(child);
                }
            }
        }
    }
}

/// Whether a heading of level 1 lies inside.
fn holds_headline(node: &NodeRef) -> bool {
    node.descendants_it().any(|inner| inner.has_name("h1"))
}

/// For each element, how many characters of text it has, links left out.
fn text_lengths(body: &NodeRef) -> HashMap<NodeId, usize> {
    let mut order = vec![(*body, true)];
    let mut at = 0;
    while at < order.len() {
        let (node, counted) = order[at];
        let name = node.node_name();
        let name = name.as_deref().unwrap_or_default();
        let counted =
            counted && !matches!(name, "a" | "script" | "style" | "template" | "noscript");
        for child in node.children_it(false) {
            order.push((child, counted));
        }
        at += 1;
    }
    let mut lengths: HashMap<NodeId, usize> = HashMap::new();
    for (node, counted) in order.iter().rev() {
        let own = if node.is_text() && *counted {
            node.text().trim().chars().count()
        } else {
            0
        };
        let total = own + lengths.get(&node.id).copied().unwrap_or(0);
        lengths.insert(node.id, total);
        if node.id != body.id
            && let Some(parent) = node.parent()
        {
            *lengths.entry(parent.id).or_insert(0) += total;
        }
    }
    lengths
}

//! What an element of a page is for, as far as its name, role, class and id tell.

use dom_query::NodeRef;

/// Elements that never hold an article's text.
const NEVER_TEXT: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "aside",
    "footer",
    "form",
    "button",
    "select",
    "input",
    "textarea",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "dialog",
    "menu",
    "audio",
    "video",
    "canvas",
    "map",
    "link",
    "meta",
    "amp-ad",
    "amp-embed",
    "amp-sticky-ad",
    "amp-consent",
    "amp-sidebar",
];

/// Roles of WAI-ARIA that never hold an article's text.
const NEVER_ROLES: &[&str] = &[
    "navigation",
    "complementary",
    "search",
    "contentinfo",
    "dialog",
    "alertdialog",
    "alert",
    "menu",
    "menubar",
    "toolbar",
    "tablist",
    "banner",
    "button",
    "tooltip",
];

/// Words that class names and ids of the parts around an article begin with, whatever the language of the page: content management systems and
/// their themes are nearly all written in English. Gathered from the class names that WordPress, Drupal, Joomla, TYPO3 and common plug-ins document.
const PREFIXES: &[&str] = &[
    "adblock",
    "adbox",
    "addthis",
    "addtoany",
    "adsby",
    "adsense",
    "adslot",
    "adunit",
    "advert",
    "aftercontent",
    "alsoread",
    "anzeige",
    "authorbio",
    "authorbox",
    "backlink",
    "bottombar",
    "breadcrumb",
    "comment",
    "consent",
    "cookie",
    "disclaimer",
    "disclos",
    "disqus",
    "donat",
    "embed",
    "feedback",
    "footer",
    "gdpr",
    "kommentar",
    "leserbrief",
    "login",
    "mailchimp",
    "menu",
    "metanav",
    "modal",
    "moreart",
    "morefrom",
    "morenews",
    "morestor",
    "mostpopular",
    "mostread",
    "navbar",
    "navi",
    "newsletter",
    "outbrain",
    "overlay",
    "pager",
    "paginat",
    "paywall",
    "piano",
    "popular",
    "popup",
    "postnav",
    "prevnext",
    "promo",
    "rating",
    "readalso",
    "readmore",
    "readnext",
    "recirc",
    "recommend",
    "reklam",
    "relat",
    "reply",
    "respond",
    "screenreader",
    "share",
    "sharing",
    "shariff",
    "sidebar",
    "signup",
    "skiplink",
    "social",
    "sponsor",
    "subscri",
    "taboola",
    "tagcloud",
    "taglist",
    "tagscloud",
    "toolbar",
    "trending",
    "upnext",
    "visuallyhidden",
    "weitere",
    "werbung",
    "youmay",
];

/// Words that count only as whole words: as prefixes they would match too much.
const WHOLE: &[&str] = &[
    "ad", "adv", "ads", "banner", "banners", "bio", "cta", "nav", "sr", "tags", "toc", "byline",
    "dsq", "rss", "utility",
];

/// Whole class names of what is not shown. As a word among others "hidden" says too little: Drupal writes "field--label-hidden" on texts.
const HIDDEN: &[&str] = &["hidden", "is-hidden", "invisible", "d-none", "hide"];

/// Two words beside one another that say as much.
const PAIRS: &[(&str, &str)] = &[
    ("multiple", "authors"),
    ("user", "profile"),
    ("post", "footer"),
    ("also", "read"),
    ("author", "bio"),
    ("author", "box"),
    ("author", "description"),
    ("about", "author"),
    ("author", "info"),
    ("back", "link"),
    ("entry", "footer"),
    ("more", "articles"),
    ("more", "news"),
    ("more", "stories"),
    ("most", "read"),
    ("post", "meta"),
    ("entry", "meta"),
    ("post", "tags"),
    ("read", "also"),
    ("read", "more"),
    ("read", "next"),
    ("screen", "reader"),
    ("site", "header"),
    ("skip", "link"),
    ("tag", "list"),
    ("tag", "links"),
    ("visually", "hidden"),
    ("you", "may"),
    ("page", "header"),
    ("up", "next"),
    ("widget", "area"),
    ("post", "navigation"),
];

/// Class names that say what a post is about, not what the element is for (WordPress puts them on the article itself).
const ABOUT_THE_POST: &[&str] = &[
    "category-",
    "tag-",
    "post-",
    "author-",
    "status-",
    "type-",
    "format-",
    "page-id-",
];

/// Whether an element surrounds an article rather than being part of it.
pub(super) fn is_around(node: &NodeRef) -> bool {
    is_never_text(node) || is_named_around(node)
}

/// Whether an element is inside one that surrounds an article.
pub(super) fn is_inside_surroundings(node: &NodeRef) -> bool {
    node.ancestors_it(Some(30)).any(|outer| is_around(&outer))
}

/// Whether an element never holds an article's text: by what it is, by its role, or because it is not shown.
pub(super) fn is_never_text(node: &NodeRef) -> bool {
    let Some(name) = node.node_name() else {
        return false;
    };
    NEVER_TEXT.contains(&name.as_ref())
        || (!is_protected(&name)
            && (is_hidden(node)
                || node
                    .attr("role")
                    .is_some_and(|role| NEVER_ROLES.contains(&role.to_lowercase().as_str()))))
}

/// Whether class or id mark an element as surroundings of the text. Names can mislead, so the content is checked too.
pub(super) fn is_named_around(node: &NodeRef) -> bool {
    node.node_name().is_some_and(|name| !is_protected(&name))
        && (node.attr("id").is_some_and(|id| names_surroundings(&id))
            || node.class().is_some_and(|class| {
                class
                    .split_whitespace()
                    .filter(|one| !ABOUT_THE_POST.iter().any(|about| one.starts_with(about)))
                    .any(names_surroundings)
            }))
}

/// Elements that are never taken for surroundings by their class: the page itself, its main part, and what may be a word in a sentence.
fn is_protected(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "body"
            | "main"
            | "article"
            | "h1"
            | "b"
            | "i"
            | "em"
            | "strong"
            | "mark"
            | "sup"
            | "sub"
            | "blockquote"
            | "q"
            | "cite"
            | "td"
            | "tr"
            | "tbody"
            | "table"
    )
}

fn is_hidden(node: &NodeRef) -> bool {
    node.has_attr("hidden")
        || node.attr("aria-hidden").as_deref() == Some("true")
        || node.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Whether one class name or id says that the element is not the text.
fn names_surroundings(name: &str) -> bool {
    if HIDDEN.contains(&name) {
        return true;
    }
    let words = words_of(name);
    words.iter().any(|word| {
        WHOLE.contains(&word.as_str()) || PREFIXES.iter().any(|prefix| word.starts_with(prefix))
    }) || words.windows(2).any(|pair| {
        PAIRS
            .iter()
            .any(|(first, second)| pair[0] == *first && pair[1] == *second)
    })
}

/// "jp-relatedPosts" → jp, related, posts.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut after_lower = false;
    for c in name.chars().take(200) {
        let begins = !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && after_lower);
        if begins {
            words.push(String::new());
        }
        if c.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(c.to_ascii_lowercase());
        }
        after_lower = c.is_ascii_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_of_surroundings() {
        for name in [
            "jp-relatedposts",
            "commentList",
            "share_buttons",
            "c-newsletter__form",
            "ad",
            "authorBio",
            "post-tags",
            "adsbygoogle",
            "adv_block",
            "banner-top",
        ] {
            assert!(names_surroundings(name), "{name}");
        }
        for name in [
            "article-body",
            "adult",
            "advice",
            "content",
            "headline",
            "shadow",
            "navy",
            "readable",
        ] {
            assert!(!names_surroundings(name), "{name}");
        }
    }

    #[test]
    fn what_a_post_is_about_is_no_purpose() {
        let page = dom_query::Document::from(
            "<div class='hentry tag-sharing category-social-media'>Text</div>",
        );
        let node = page.select_single("div");
        assert!(!is_around(node.nodes().first().expect("the element")));
    }
}

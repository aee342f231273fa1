//! The keys of front matter: ours with their aliases, and those of other programs that mean nothing here.

pub(super) use super::key::{Key, folded};
use super::words;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use strsim::osa_distance;

/// Our keys, each with its aliases; where a text has several of them, the first in this order counts.
const OURS: &[(Key, &[&str])] = &[
    (Key::Id, &["id"]),
    (Key::Title, &["title", "headline"]),
    (
        Key::Published,
        &["published", "published_at", "published_on"],
    ),
    (
        Key::Date,
        &[
            "date",
            "pubdate",
            "date_published",
            "published_date",
            "publication_date",
            "published_time",
            "issued",
        ],
    ),
    (Key::NotBefore, &["publish_date"]),
    (Key::Language, &["language", "lang", "locale"]),
    (
        Key::Outlet,
        &[
            "outlet",
            "publisher",
            "source",
            "publication",
            "newspaper",
            "site_name",
            "site",
        ],
    ),
    (
        Key::Url,
        &[
            "url",
            "link",
            "canonical",
            "canonical_url",
            "source_url",
            "original_url",
            "external_url",
        ],
    ),
    (
        Key::Author,
        &[
            "author",
            "authors",
            "byline",
            "creator",
            "reporter",
            "author_name",
        ],
    ),
    (Key::People, &["people"]),
    (
        Key::Topics,
        &["topics", "tags", "categories", "topic", "tag", "category"],
    ),
    (Key::TranslationOf, &["translation_of"]),
    (Key::Event, &["event"]),
    (Key::Rights, &["rights", "license", "licence", "copyright"]),
    (
        Key::Description,
        &["description", "summary", "abstract", "desc"],
    ),
    (
        Key::Translator,
        &["translator", "translators", "translated_by"],
    ),
    (
        Key::FormerId,
        &["aliases", "alias", "slug", "redirect_from", "former_ids"],
    ),
    (
        Key::Draft,
        &[
            "draft",
            "is_draft",
            "unpublished",
            "private",
            "is_private",
            "hidden",
            "wip",
        ],
    ),
    (Key::Draft, words::DRAFT),
    (
        Key::Released,
        &[
            "is_published",
            "public",
            "is_public",
            "dg_publish",
            "render",
            "visible",
            "approved",
        ],
    ),
    (Key::Publish, &["publish"]),
    (
        Key::Status,
        &["status", "post_status", "visibility", "state", "статус"],
    ),
    (Key::Permalink, &["permalink"]),
    (Key::Excerpt, &["excerpt"]),
    (Key::Sources, &["sources"]),
    (Key::Noindex, &["noindex", "robots_no_index", "unlisted"]),
    (Key::Robots, &["robots"]),
    (
        Key::Embargo,
        &[
            "embargo",
            "embargo_until",
            "embargoed_until",
            "embargo_date",
            "embargoed",
            "under_embargo",
        ],
    ),
    (Key::Embargo, words::EMBARGO),
    (
        Key::Expires,
        &[
            "expires",
            "expiry",
            "expiry_date",
            "expires_at",
            "expires_on",
            "expiration_date",
            "unpublish_date",
        ],
    ),
    (
        Key::Table,
        &[
            "extra",
            "params",
            "taxonomies",
            "metadata",
            "build",
            "_build",
        ],
    ),
];

/// Keys of Jekyll, Hugo, Zola, Obsidian, Quartz, Decap, Hexo, Eleventy, Astro, Docusaurus, WordPress exports and others.
const OF_OTHERS: &str = "
    layout type kind path file filename uid uuid guid key name label version template page_template view theme skin style styles script scripts css js
    cssclass cssclasses body_class classes class banner icon emoji color colour background
    weight order position rank priority nav_order parent grand_parent has_children menu menus nav navigation eleventy_navigation sidebar
    sidebar_label sidebar_position breadcrumbs pagination pagination_next pagination_prev paginate paginate_by paginate_path prev next
    toc toc_depth show_toc table_of_contents math mathjax katex mermaid highlight code comments comment allow_comments disqus share sharing
    show_share social related related_posts series series_order part collection collections section sections cascade outputs
    headless markup render_with_liquid liquid mode seo og opengraph open_graph twitter image images img cover featured_image feature_image hero
    hero_image thumbnail thumb photo picture gallery banner_image preview image_alt alt caption credit video audio podcast media attachments
    resources assets lastmod last_modified last_modified_at last_update modified date_modified modified_at updated updated_at update edited created
    created_at date_created date_added added accessed clipped saved imported imported_from date_imported archived
    keywords keyword subtitle sub_title subject deck dek kicker lead teaser short_title link_title menu_title
    nav_title browser_title page_title meta_title meta_description meta featured pinned sticky top home homepage
    show_date show_author show_reading_time hide_title reading_time words word_count rating score place location locations coordinates lat lng
    latitude longitude country city region geo address domain host favicon email phone translation_key translations i18n lang_switch
    in_search_index search sitemap feed rss amp print generate_feed sort_by insert_anchor_links transparent redirect_to redirect
    date_format timezone password eleventy_exclude_from_collections eleventy_computed eleventy data tests test notes note up down see_also
    linter obsidian_ui_mode excalidraw_plugin kanban_plugin enable_toc enabletoc lastmod_date custom_edit_url hide_table_of_contents
    no_translation isso issue volume pages isbn doi citation bibliography csl references format output toc_title post_id wordpress_id
    author_url author_email author_image author_link author_profile published_by edition desk column rubric genre
    ";

/// What a key says, and its rank among the aliases; `None` for an unknown key.
pub(super) fn find(key: &str) -> Option<(Key, usize)> {
    KNOWN.get(&folded(key)).copied()
}

/// Every known key by its folded name, with its rank.
static KNOWN: LazyLock<BTreeMap<String, (Key, usize)>> = LazyLock::new(|| {
    let mut known = BTreeMap::new();
    for (key, names) in OURS.iter().chain(super::translated::KEYS) {
        for (rank, name) in names.iter().enumerate() {
            known.entry(folded(name)).or_insert((*key, rank));
        }
    }
    for name in OF_OTHERS.split_whitespace() {
        known.entry(folded(name)).or_insert((Key::OfOthers, 0));
    }
    known
});

/// Whether the key is one that keeps drafts from being published.
pub(super) fn decides_whether_published(key: &str) -> bool {
    find(key)
        .is_some_and(|(known, _)| known.decides() && !matches!(known, Key::Embargo | Key::Expires))
}

/// The main names and aliases of our keys, for "did you mean …?".
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    OURS.iter().flat_map(|(_, names)| names.iter().copied())
}

/// The key that decides about publishing and that an unknown one may be a slip of: one letter more, less, other or in the wrong place.
pub(super) fn slip_of(key: &str) -> Option<(Key, &'static str)> {
    let folded = folded(key);
    OURS.iter()
        .filter(|(key, _)| key.decides())
        .find_map(|(key, names)| {
            let is_near = |name: &&&str| osa_distance(&self::folded(name), &folded) == 1;
            Some((*key, *names.iter().find(is_near)?))
        })
        .filter(|(_, name)| name.len() > 4)
}

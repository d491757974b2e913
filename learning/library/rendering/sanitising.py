"""The last gate: whatever came out of Markdown, only these elements, attributes, classes and ids leave."""

import re

import nh3

from learning.library import figures
from learning.library.rendering.trees import ELSEWHERE

TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "em", "strong", "b", "code", "blockquote", "table", "thead", "tbody",
    "tr", "th", "td", "a", "hr", "br", "sup", "sub", "cite", "div", "span", "section", "figure", "figcaption",
    "video", "track", "details", "summary",
} | figures.ELEMENTS  # fmt: skip
BADGES = {"badge", *(f"badge--{verdict}" for verdict in ("supported", "partly", "unproven", "contradicted"))}
CLASSES = {
    "sup": {"cite"},
    "a": {"term", "note__back", *BADGES},
    "span": {"callout__kind", *BADGES},
    "div": {"table-wrap", "callout", *(f"callout--{kind}" for kind in ("key", "caution", "red-flag", "note"))},
    "p": {"callout__title"},
    "section": {"notes", "further"},
    "h2": {"notes__title", "further__title"},
    "ol": {"notes__list"},
    "li": {"notes__item"},
    "figure": {"figure", "figure--video"},
    "figcaption": {"figure__caption"},
    "details": {"transcript"},
    **dict.fromkeys(figures.ELEMENTS, figures.CLASSES),
}
ATTRIBUTES = {
    "a": {"href", "aria-label", "data-meaning", "title"},
    "sup": {"id"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "li": {"id"},
    "div": {"aria-label"},
    "section": {"aria-labelledby"},
    "ol": {"start"},
    "video": {"src", "controls", "preload", "aria-label"},
    "track": {"kind", "src", "srclang", "label", "default"},
    **{name: figures.ATTRIBUTES - {"class", "role"} for name in figures.ELEMENTS},
    "svg": {"viewBox", "aria-label"},
}
VALUES = {
    "a": {"rel": {ELSEWHERE}},
    "th": {"scope": {"col", "row"}},
    "div": {"role": {"region"}, "tabindex": {"0"}},
    "svg": {"role": {"img"}},
}
IDS = re.compile(r"(s|cite|note)-[a-z0-9-]+(_\d+)?|notes-title")  # Markdown numbers a heading that comes twice


def _ours(_tag: str, attribute: str, value: str) -> str | None:
    """Ids carry our prefixes, so that authored text cannot take the place of a part of the page."""
    if attribute == "id" and not IDS.fullmatch(value):
        return None
    if attribute == "src" and not value.startswith("/media/"):
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    tag_attribute_values=VALUES,
    allowed_classes=CLASSES,
    attribute_filter=_ours,
    url_schemes={"https", "mailto"},
    link_rel=None,
)


def sanitised(html: str) -> str:
    """The HTML without anything that is not ours."""
    return _CLEANER.clean(html)

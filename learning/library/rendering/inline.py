"""Marks within a line: citations, evidence badges, glossary terms."""

from re import Match
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from learning.library import marks
from learning.library.known import folded
from learning.library.rendering.context import Tally

Found = tuple[Element | None, int | None, int | None]
CITES = "data-cites"
BADGE_WORDS = {
    "supported": "supported",
    "partly": "partly supported",
    "unproven": "unproven",
    "contradicted": "contradicted",
}


class Mark(InlineProcessor):
    """A mark that counts on the tally of the page being rendered."""

    def __init__(self, pattern: str, md: Markdown) -> None:
        super().__init__(pattern, md)

    @property
    def tally(self) -> Tally:
        """The page's tally; the renderer sets it before each page."""
        tally: Tally = self.md.palpate_tally  # type: ignore[attr-defined]
        return tally


class Citation(Mark):
    """`[@one2015; @two2020]`: raised numbers that lead to the notes; the space before it goes."""

    def handleMatch(self, m: Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        """One <sup> for the whole group; `trees.Notes` numbers it, since lines are not met in reading order here."""
        return Element("sup", {"class": "cite", CITES: " ".join(marks.cited(m.group(1)))}), m.start(0), m.end(0)


class Badge(Mark):
    """`{evidence: partly claim-004}`: the verdict in a word, leading to the claim if one is named."""

    def handleMatch(self, m: Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        """A link, or a plain word."""
        inner = marks.BADGE_INNER.fullmatch(m.group(1))
        if inner is None:
            return None, None, None
        status, claim = inner.group(1), (inner.group(2) or "").replace("_", "-")
        badge = Element("a" if claim else "span", {"class": f"badge badge--{status}"})
        if claim:
            badge.set("href", f"/claims#{claim}")
        badge.text = AtomicString(BADGE_WORDS[status])
        return badge, m.start(0), m.end(0)


class GlossaryTerm(Mark):
    """`[[term|shown]]`: a link to the glossary that carries the meaning, for the style sheet to show."""

    def handleMatch(self, m: Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        """A link; a term that is not in the glossary stays text."""
        shown = " ".join((m.group(2) or m.group(1)).split())
        term = self.tally.context.terms.get(folded(m.group(1)))
        if term is None:
            return None, None, None
        link = Element("a", {"class": "term", "href": f"/glossary#{term.slug}", "data-meaning": term.meaning})
        link.text = shown
        return link, m.start(0), m.end(0)


def register(md: Markdown) -> None:
    """Put the marks before Markdown's own links (160) and after its escapes (180)."""
    patterns: Any = md.inlinePatterns
    patterns.register(Citation(r"[ \n]*" + marks.CITATION.pattern, md), "citation", 178)
    patterns.register(GlossaryTerm(marks.TERM.pattern, md), "term", 177)
    patterns.register(Badge(marks.BADGE.pattern, md), "evidence", 176)

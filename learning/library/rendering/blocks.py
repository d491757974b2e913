"""Marks that are blocks of their own: call-outs, drawings, videos."""

from re import Match
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.util import AtomicString

from learning.library import marks
from learning.library.kinds import VIDEO_SUFFIX
from learning.library.rendering.context import Tally

CALLOUT_WORDS = {"key": "Key point", "caution": "Caution", "red-flag": "Red flag", "note": "Note"}


class Callout(AdmonitionProcessor):
    """`!!! key "Title"` and indented text: the kind is a word, so that colour never says it alone."""

    CLASSNAME = "callout"
    CLASSNAME_TITLE = "callout__title"

    def get_class_and_title(self, match: Match[str]) -> tuple[str, str]:
        """The class of the box, and the kind and title as one text that `run` takes apart again."""
        kind = match.group(1).lower()
        return f"callout--{kind}", f"{kind}|{match.group(2) or ''}"

    def run(self, parent: Element, blocks: list[str]) -> None:
        """As an admonition, with the kind in an element of its own."""
        super().run(parent, blocks)
        box = parent[-1] if len(parent) else None
        title = box[0] if box is not None and len(box) else None
        if title is not None and title.get("class") == self.CLASSNAME_TITLE and title.text:
            kind, _, words = title.text.partition("|")
            title.text = None
            shown = SubElement(title, "span", {"class": "callout__kind"})
            shown.text = AtomicString(CALLOUT_WORDS.get(kind, "Note"))
            shown.tail = f" {words}" if words else None


class Picture(BlockProcessor):
    """`![what it shows](figure:slug "Caption")` or `video:slug`, in a paragraph of its own."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self.md = md

    def test(self, parent: Element, block: str) -> bool:
        """Whether the whole paragraph is a picture."""
        return marks.FIGURE.fullmatch(block.strip()) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Add the figure; one that is not there is left out (the check has reported it)."""
        match = marks.FIGURE.fullmatch(blocks.pop(0).strip())
        if match is None:
            return False
        alt, kind, slug, caption = match.groups()
        tally: Tally = self.md.palpate_tally  # type: ignore[attr-defined]
        if kind == "figure" and slug in tally.context.drawings:
            _drawing(parent, tally, slug, alt, caption or "")
        elif kind == "video" and slug in tally.context.videos:
            _video(parent, tally, slug, alt, caption or "")
        return True


def _drawing(parent: Element, tally: Tally, slug: str, alt: str, caption: str) -> None:
    """The drawing's SVG is put in after Markdown, where this marker stands."""
    tally.figures += 1
    figure = SubElement(parent, "figure", {"class": "figure"})
    marker = SubElement(figure, "img", {"src": f"figure:{slug}", "alt": alt})
    marker.tail = "\n"
    _caption(figure, f"Figure {tally.figures}.", caption)


def _caption(figure: Element, number: str, caption: str) -> None:
    words = SubElement(figure, "figcaption", {"class": "figure__caption"})
    SubElement(words, "b").text = AtomicString(number)
    words[0].tail = f" {caption}"


def _video(parent: Element, tally: Tally, slug: str, alt: str, caption: str) -> None:
    video = tally.context.videos[slug]
    tally.media_minutes += video.minutes
    figure = SubElement(parent, "figure", {"class": "figure figure--video"})
    player = SubElement(figure, "video", {"controls": "", "preload": "metadata", "aria-label": alt})
    player.set("src", f"/media/{slug}{VIDEO_SUFFIX}")
    track = {"kind": "captions", "srclang": "en", "label": "English", "src": f"/media/{slug}.vtt", "default": ""}
    SubElement(player, "track", track)
    _caption(figure, "Video.", caption)
    details = SubElement(figure, "details", {"class": "transcript"})
    SubElement(details, "summary").text = AtomicString("Transcript")
    for paragraph in video.transcript.split("\n\n"):
        if paragraph.strip():
            SubElement(details, "p").text = AtomicString(paragraph.strip())


def register(md: Markdown) -> None:
    """Before paragraphs; Markdown's code blocks and reference definitions are taken out elsewhere."""
    processors: Any = md.parser.blockprocessors
    processors.register(Callout(md.parser), "callout", 105)
    processors.register(Picture(md), "picture", 104)

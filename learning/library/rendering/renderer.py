"""Renders one body: Markdown with our marks, then the drawings, then the sanitiser."""

import html as html_text
import re
import threading
from dataclasses import dataclass
from typing import Any

import markdown
from markdown.extensions.toc import slugify

from learning.library.rendering import blocks, inline, trees
from learning.library.rendering.context import Context, Tally
from learning.library.rendering.notes import notes
from learning.library.rendering.sanitising import sanitised

# Raw HTML is text here; code by indentation and links defined elsewhere surprise authors more than they serve them.
TAKEN_OUT = {
    "preprocessors": ("html_block",),
    "inlinePatterns": ("html", "reference", "image_reference", "short_reference", "short_image_ref", "image_link"),
    "blockprocessors": ("code", "reference", "setextheader"),
}
DRAWING = re.compile(r'<img alt="([^"]*)" src="figure:([a-z0-9-]+)" ?/?>')
TAG = re.compile(r"<[^>]+>")
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
# One line in which Markdown, the typographer and the sanitiser find nothing to do; most texts of items are such.
PLAIN = re.compile(
    r"(?![-+>=:!\s]|\d+[.)])(?:(?!--|\.\.\.)[^\\`*_{}\[\]<>&\"'|#~\x00-\x1f\x7f-\xa0])+(?<!\s)", re.DOTALL
)
_held = threading.local()


@dataclass(frozen=True)
class Rendered:
    """HTML of one body with its notes. `contents`: (id, words, level); `words` counts the text without its notes."""

    html: str
    contents: tuple[tuple[str, str, int], ...]
    cited: tuple[str, ...]
    words: int
    media_minutes: float


def render(text: str, context: Context, *, before: str = "", after: str = "") -> Rendered:
    """Render a checked body; `before` and `after` are HTML of ours that stands around its text."""
    tally = Tally(context)
    md = _markdown()
    md.reset()
    md.palpate_tally = tally
    body = _with_drawings(md.convert(text), context)
    contents = tuple(_flat(md.toc_tokens))
    whole = sanitised(before + body + after + notes(tally))
    return Rendered(whole, contents, tuple(tally.cited), word_count(before + body), tally.media_minutes)


def render_line(text: str, context: Context) -> str:
    """One line with links and emphasis, without a paragraph around it."""
    if PLAIN.fullmatch(text):
        return text
    line = render(text, context).html
    return line.removeprefix("<p>").removesuffix("</p>") if line.count("<p>") == 1 else line


def render_drawing(slug: str, alt: str, context: Context) -> str:
    """A drawing alone, with what it shows in words; nothing where there is none of this name."""
    if slug not in context.drawings:
        return ""
    return sanitised(_with_drawings(f'<img alt="{html_text.escape(alt)}" src="figure:{slug}">', context))


def word_count(html: str) -> int:
    """Words as a reader counts them: tags are none, a hyphenated word is one."""
    return len(WORD.findall(html_text.unescape(TAG.sub(" ", html))))


def _with_drawings(html: str, context: Context) -> str:
    def drawn(match: re.Match[str]) -> str:
        return re.sub(r"<svg\b", f'<svg aria-label="{match.group(1)}"', context.drawings[match.group(2)], count=1)

    return DRAWING.sub(drawn, html)


def _flat(tokens: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    rows: list[tuple[str, str, int]] = []
    for token in tokens:
        rows.append((token["id"], html_text.unescape(token["name"]), token["level"]))
        rows.extend(_flat(token["children"]))
    return rows


def _markdown() -> Any:
    """This thread's own instance: a shared one mixes up two pages rendered at once."""
    if not hasattr(_held, "markdown"):
        _held.markdown = _made()
    return _held.markdown


def _made() -> Any:
    toc = {"slugify": _heading_id, "marker": "", "toc_depth": "2-3"}
    smarty = {"smart_dashes": True, "smart_ellipses": True}
    md: Any = markdown.Markdown(
        extensions=["tables", "sane_lists", "smarty", "toc"],
        extension_configs={"toc": toc, "smarty": smarty, "tables": {"use_align_attribute": True}},
    )
    for place, names in TAKEN_OUT.items():
        registry = md.parser.blockprocessors if place == "blockprocessors" else getattr(md, place)
        for name in names:
            registry.deregister(name, strict=False)
    for part in (inline, blocks, trees):
        part.register(md)
    return md


def _heading_id(words: str, separator: str) -> str:
    """Ids of headings share a prefix: a heading cannot take the id of a part of the page."""
    return f"s-{slugify(words, separator)}"

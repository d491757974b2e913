"""Checked documents made ready to read: rendered, and written as one JSON value each, named by what went into it."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from learning.library.captions import minutes
from learning.library.case_checking import case_parts
from learning.library.documents import Claim, Lesson, Reference, Term
from learning.library.item_loading import items_of
from learning.library.item_texts import html_of
from learning.library.kinds import WITHOUT_ADDRESS, url_of
from learning.library.known import folded
from learning.library.loading import Loaded
from learning.library.rendering.context import Context, Video
from learning.library.rendering.renderer import Rendered, render, render_line


def context_of(loaded: tuple[Loaded, ...]) -> Context:
    """What the bodies of checked documents may mention."""
    by_kind: dict[str, list[Loaded]] = {}
    for one in loaded:
        by_kind.setdefault(one.name.kind, []).append(one)
    entries = {kind: [entry for one in ones for entry in one.documents] for kind, ones in by_kind.items()}
    claims = [entry for entry in entries.get("claim", []) if isinstance(entry, Claim)]
    terms = [entry for entry in entries.get("term", []) if isinstance(entry, Term)]
    references = [entry for entry in entries.get("reference", []) if isinstance(entry, Reference)]
    transcripts = {one.name.slug: one.source.text for one in by_kind.get("transcript", [])}
    return Context(
        references={entry.id: entry for entry in references},
        claims={entry.id: entry for entry in claims},
        terms={folded(word): entry for entry in terms for word in (*entry.also, entry.term)},
        urls=_urls(loaded) | {("claim", entry.id): url_of("claim", entry.id) for entry in claims},
        drawings={one.name.slug: one.source.text for one in by_kind.get("figure", [])},
        videos={
            one.name.slug: Video(minutes(one.source.text), transcripts[one.name.slug])
            for one in by_kind.get("captions", [])
            if one.name.slug in transcripts
        },
    )


def _urls(loaded: tuple[Loaded, ...]) -> dict[tuple[str, str], str]:
    names = [one.name for one in loaded if one.name.slug and one.name.kind not in WITHOUT_ADDRESS]
    return {(name.kind, name.slug): url_of(name.kind, name.slug, name.pillar) for name in names}


def made(one: Loaded, context: Context) -> dict[str, Any]:
    """The value that is stored: the typed front matter, and the rendered parts of the body by name.

    Of a file of items: each item, and the HTML of each of its texts.
    """
    if one.name.kind == "item":
        items = [item for _, item in items_of(one.documents)]
        listed = [item.model_dump(mode="json") for item in items]
        return {"documents": listed, "texts": [html_of(item, context) for item in items]}
    documents = [document.model_dump(mode="json", by_alias=True) for document in one.documents]
    bodies = {name: asdict(rendered) for name, rendered in _bodies(one, context)}
    return {"documents": documents, "bodies": bodies}


def _bodies(one: Loaded, context: Context) -> Iterator[tuple[str, Rendered]]:
    if one.name.kind == "case":
        for part, (text, _) in case_parts(one.source.body).items():
            yield part.lower(), render(text, context)
    elif one.name.slug:
        document = one.documents[0]
        around = _around(document, context) if isinstance(document, Lesson) else ("", "")
        yield "text", render(one.source.body, context, before=around[0], after=around[1])


def _around(lesson: Lesson, context: Context) -> tuple[str, str]:
    """The key points above a lesson's text, and where to read on below it."""
    title = '<p class="callout__title"><span class="callout__kind">Key points</span></p>'
    points = f'<div class="callout callout--key">{title}{_list(lesson.key_points, context)}</div>\n'
    heading = '<h2 class="further__title">Read on</h2>'
    further = f'\n<section class="further">{heading}{_list(lesson.further, context)}</section>'
    return (points if lesson.key_points else ""), (further if lesson.further else "")


def _list(lines: tuple[str, ...], context: Context) -> str:
    return "<ul>" + "".join(f"<li>{render_line(line, context)}</li>" for line in lines) + "</ul>"

"""The reference list under a page, numbered as the text cites."""

from html import escape

from learning.library.documents import Reference
from learning.library.rendering.context import Tally
from learning.library.rendering.typography import curled


def notes(tally: Tally) -> str:
    """The list, or nothing for a page that cites nothing."""
    if not tally.cited:
        return ""
    items = "".join(_item(tally, number, reference) for number, reference in enumerate(tally.cited, 1))
    title = '<h2 class="notes__title" id="notes-title">References</h2>'
    listed = f'{title}<ol class="notes__list">{items}</ol>'
    return f'\n<section class="notes" aria-labelledby="notes-title">{listed}</section>'


def _item(tally: Tally, number: int, reference: str) -> str:
    first = tally.first_citation[reference]
    back = f'<a class="note__back" href="#cite-{first}" aria-label="Back to note {number} in the text">↩</a>'
    entry = tally.context.references[reference]
    return f'<li class="notes__item" id="note-{number}">{reference_html(entry)} {back}</li>'


def reference_html(entry: Reference) -> str:
    """Authors, year, title, source and the publication's own address where it is known."""
    year = f" ({entry.year})" if entry.year else ""
    doi = _doi(entry.doi) if entry.doi else ""
    text = f"{escape(curled(entry.authors))}{year}. <cite>{escape(curled(entry.title))}</cite>."
    return f"{text} {escape(curled(entry.source))}.{doi}"


def _doi(doi: str) -> str:
    shown = escape(doi)
    return f' <a href="https://doi.org/{shown}" rel="noopener noreferrer nofollow">doi:{shown}</a>'

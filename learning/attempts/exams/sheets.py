"""The questions of a sitting as they were rendered for the responses they hold, kept while those stay the same.

Rendering a question costs a hundred times more than joining what was rendered, and from one load to the next few
responses change. Events are only appended, so the newest revision of an item tells which response it shows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask import get_template_attribute
from markupsafe import Markup, escape

from learning.attempts.exams.finding import Response, Sitting, responses
from learning.attempts.exams.paper import FrozenItem
from learning.attempts.exams.presenting import question
from learning.attempts.kept import Kept
from learning.core.columns import to_json
from learning.core.database import Database
from learning.core.form_tokens import csrf_field
from learning.core.gaps import Cut, cut, cutting, gap
from quizzes.exams.navigation import next_section

KEPT_SHEETS = 100  # 120 kB each, most of it the words of the questions


@dataclass(frozen=True)
class Drawn:
    """One question as it was rendered: `html` with a gap for the form's token and for `hidden`, `link` of the map
    with one for `current`. `kept`: what the page's script goes on from, as a member of a JSON object. `wrong`: what
    cannot be read in the response yet."""

    place: int
    id: str
    rev: int
    given: bool
    wrong: str
    kept: Markup
    html: Cut
    link: Cut


@dataclass(frozen=True)
class Sheet:
    """All that can be seen of the questions, as of revision `rev` of the sitting."""

    rev: int
    questions: tuple[Drawn, ...]

    @cached_property
    def kept(self) -> Markup:
        """What the server holds, as JSON by the opaque id of the item; escaped."""
        return Markup("{{{}}}").format(Markup(",").join(one.kept for one in self.questions if one.rev))

    @cached_property
    def left(self) -> str:
        """How many questions have no response."""
        left = sum(not one.given for one in self.questions)
        if not left:
            return "Every question has a response."
        return f"{left} of {len(self.questions)} questions have no response yet."

    @cached_property
    def unfinished(self) -> Markup:
        """A line for each response that cannot be read yet, and why."""
        return Markup("").join(_UNFINISHED.format(one.place, one.wrong) for one in self.questions if one.wrong)


_UNFINISHED = Markup('<li><a href="?item={0}" data-go-back="{0}">Question {0}</a>: {1}</li>')
_sheets = Kept(KEPT_SHEETS)


def sheet(database: Database, sitting: Sitting) -> Sheet:
    """The questions of the section that is open. No statement where nothing was saved since this worker drew them."""
    key = (sitting.id, sitting.reached)
    held: Sheet | None = _sheets.get(key)
    if held is None or held.rev != sitting.rev:
        with database.reading() as db:
            kept = responses(db, sitting.id)
        held = Sheet(sitting.rev, _drawn(sitting, kept, held.questions if held else ()))
        _sheets.keep(key, held)
    return held


def leaves(sitting: Sitting) -> int | None:
    """The section that is left for good to go on; None where everything is open, and in the last one."""
    paper = sitting.paper
    one_way = paper.policy.navigation == "one-way"
    return sitting.reached if one_way and next_section(paper.form.sections, sitting.reached) is not None else None


def _drawn(sitting: Sitting, kept: dict[str, Response], before: Sequence[Drawn]) -> tuple[Drawn, ...]:
    form, policy = sitting.paper.form, sitting.paper.policy
    asked = [one for one in form.items if policy.navigation == "free" or one.section == sitting.reached]
    drawn = {(one.place, one.rev): one for one in before}
    return tuple(
        drawn.get((place, _rev(kept.get(one.document.id)))) or _draw(sitting, place, one, kept, len(asked))
        for place, one in enumerate(asked, 1)
    )


def _rev(response: Response | None) -> int:
    return response.rev if response else 0


def _draw(sitting: Sitting, place: int, item: FrozenItem, kept: dict[str, Response], last: int) -> Drawn:
    paper, address = sitting.paper, f"/sittings/{sitting.id}"
    one = question(place, item, kept.get(item.document.id), paper.form.seed)
    with cutting():
        html = _macro("question")(one, last, address, paper.policy.sureness, csrf_field(), gap("hidden"))
        link = _macro("place_link")(one, address, gap("current"))
    told = escape(f"{to_json(one.shown.id)}:{to_json(one.kept)}")
    return Drawn(place, one.shown.id, one.rev, one.given, one.wrong, told, cut(html), cut(link))


def _macro(name: str) -> Callable[..., Markup]:
    found: Callable[..., Markup] = get_template_attribute("exams/question.html", name)
    return found

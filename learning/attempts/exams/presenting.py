"""A sitting as the pages show it: the questions with what is kept of them, never their key."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup, escape

from learning.attempts.exams.finding import Response, Sitting, paper_for_saving
from learning.attempts.exams.paper import FrozenItem, Said
from learning.attempts.exams.sent import SavedEvent
from learning.core.columns import to_json
from learning.core.database import Database
from quizzes.exams.navigation import next_section
from quizzes.items.common import Message
from quizzes.items.shown import Shown

Kept = Mapping[str, Response]
Html = Callable[[str], Markup]


@dataclass(frozen=True)
class Question:
    """One question; `place` counts from 1. `wrong` is what cannot be read in its response yet, `field` where."""

    place: int
    shown: Shown
    html: Html
    said: Said
    rev: int
    wrong: str = ""
    field: str = ""

    @property
    def given(self) -> bool:
        """Whether anything was chosen or typed."""
        return bool(self.said.fields)

    @property
    def words(self) -> str:
        """Where it stands, for the map."""
        return ("response given" if self.given else "no response yet") + (", marked" if self.said.flagged else "")

    @property
    def kept(self) -> dict[str, Any]:
        """What the page's script goes on from."""
        return {"rev": self.rev, "value": self.said.model_dump(mode="json"), "wrong": self.wrong}


@dataclass(frozen=True)
class Player:
    """Everything the player shows. Instants in milliseconds; `sureness`: whether it is asked.

    `leaves`: the section that is left for good to go on; None where everything is open, and in the last one.
    """

    id: str
    title: str
    questions: tuple[Question, ...]
    sureness: bool
    now: int
    deadline: int
    leaves: int | None = None

    @property
    def ends(self) -> str:
        """The deadline for whoever has no running clock: 14:05."""
        return f"{datetime.fromtimestamp(self.deadline / 1000, UTC):%H:%M}"

    @property
    def kept(self) -> str:
        """What the server holds, as JSON by the opaque id of the item."""
        begun = (one for one in self.questions if one.rev)
        return to_json({one.shown.id: one.kept for one in begun})

    @property
    def left(self) -> str:
        """How many questions have no response."""
        left = sum(not one.given for one in self.questions)
        return (
            f"{left} of {len(self.questions)} questions have no response yet."
            if left
            else "Every question has a response."
        )

    @property
    def unfinished(self) -> tuple[tuple[int, str], ...]:
        """The questions whose response cannot be read yet, and why."""
        return tuple((one.place, one.wrong) for one in self.questions if one.wrong)


def player(sitting: Sitting, kept: Kept, now: int) -> Player:
    """The sitting as it stands; one whose navigation is one way shows the section it has reached."""
    paper, asked = sitting.paper, tuple(_questions(sitting, kept))
    one_way = paper.policy.navigation == "one-way"
    more = one_way and next_section(paper.form.sections, sitting.reached) is not None
    leaves = sitting.reached if more else None
    return Player(sitting.id, paper.title, asked, paper.policy.sureness, now, sitting.attempt.deadline, leaves)


def _questions(sitting: Sitting, kept: Kept) -> Iterator[Question]:
    form, policy = sitting.paper.form, sitting.paper.policy
    open_items = [one for one in form.items if policy.navigation == "free" or one.section == sitting.reached]
    for place, one in enumerate(open_items, 1):
        yield question(place, one, kept.get(one.document.id), form.seed)


def question(place: int, item: FrozenItem, response: Response | None, seed: int) -> Question:
    """One question with what is kept of it."""
    said = response.value if response else Said()
    message = unread(item, said, seed)
    shown = item.document.shown(seed)
    rev = response.rev if response else 0
    return Question(place, shown, html_of(item), said, rev, message.text, message.field)


def unread(item: FrozenItem, said: Said, seed: int) -> Message:
    """What cannot be read in a response that was begun; an empty Message where all is well, or nothing was given."""
    read = item.document.parse(said.fields, seed) if said.fields else None
    return read if isinstance(read, Message) else Message("")


def html_of(item: FrozenItem) -> Html:
    """Each text of the item as it was rendered when it was published; what no author wrote is escaped."""

    def html(text: str) -> Markup:
        made = item.html.get(text)
        return escape(text) if made is None else Markup(made)  # noqa: S704 - it left the sanitiser when published

    return html


def messages(database: Database, sitting_id: str, events: Iterable[SavedEvent]) -> dict[str, str]:
    """By the opaque id of each item that was sent, what cannot be read in its response yet; "" where all is well."""
    form = paper_for_saving(database, sitting_id).form
    told = ((one, form.items[form.place_of[one.item]]) for one in events)
    return {one.item: unread(item, one.value, form.seed).text for one, item in told}

"""A sitting as the pages show it: the questions with what is kept of them, never their key."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from learning.attempts.exams.finding import Response, kept_paper
from learning.attempts.exams.paper import FrozenItem, Said
from learning.attempts.exams.sent import SavedEvent
from learning.core.database import Database
from quizzes.items.common import Message
from quizzes.items.shown import Shown

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
    form = kept_paper(database, sitting_id).form
    told = ((one, form.items[form.place_of[one.item]]) for one in events)
    return {one.item: unread(item, one.value, form.seed).text for one, item in told}

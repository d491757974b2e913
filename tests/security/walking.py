"""A case walked through the forms of its pages by the author's path, every byte that is served on the way kept."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4 import Tag
from sqlalchemy import select

from learning.attempts.models import attempt
from tests.journeys.player import FIELDS_OF, NEXT_OF, expert_path
from tests.reader import Reader, Sheet
from tests.security.house import House

PROBE = 28  # letters and figures that tell one sentence from all others


@dataclass
class Walk:
    """One attempt of a reader; `sheet` is the screen in front."""

    house: House
    reader: Reader
    slug: str
    sheet: Sheet = field(init=False)

    def __post_init__(self) -> None:
        self.path = self.house.attempt(self.reader, self.slug)
        self.expert = expert_path(self.slug)
        self.sheet = self.reader.open(self.path)

    @property
    def asked(self) -> str:
        """The name of what the screen asks for; "" in the debrief."""
        button = self.sheet.soup.select_one("#case-task button[name=act]")
        return str(button["value"]) if button else ""

    def choose(self) -> tuple[str, str]:
        """Take the next choice of the path: what was done, and to what ("" unless it is one of many)."""
        asked, act, which = self.asked, self.asked, ""
        fields: dict[str, str | list[str]] = {}
        if asked in NEXT_OF:
            name, wanted = NEXT_OF[asked](self.expert)
            left = [one for one in wanted if self._offered(name, one)]
            act, which, fields = (asked, left[0], {name: left[0]}) if left else ("done", "", {})
        else:
            event = self.sheet.soup.select_one("#case-task input[name=event]")
            filled = FIELDS_OF[asked](self.expert, str(event["value"]) if event else "")
            fields = {name: list(values) for name, values in filled.items()}
        self._send(act, fields)
        return act, which

    def _offered(self, name: str, value: str) -> bool:
        option = self.sheet.soup.select_one(f'#case-task input[name="{name}"][value="{value}"]')
        assert option is not None, f"{value} is not on the page"
        return not option.has_attr("disabled")

    def _send(self, act: str, fields: dict[str, str | list[str]]) -> None:
        form = next(form for form in self.sheet.soup.select("#case-task form") if _has(form, act))
        sent: dict[str, Any] = {str(tag["name"]): str(tag["value"]) for tag in form.select("input[type=hidden]")}
        response = self.reader.client.post(self.path, data={**sent, **fields, "act": act}, follow_redirects=True)
        assert response.status_code == 200, (act, fields, Sheet(response, self.path).text[:300])
        self.sheet = Sheet(response, self.path)

    def record(self) -> Any:
        """The resolved case as it is kept with the attempt."""
        own = select(attempt.c.resolved).where(attempt.c.id == self.path.rpartition("/")[2])
        with self.house.database.reading() as db:
            return json.loads(db.scalar(own) or "")


def _has(form: Tag, act: str) -> bool:
    return form.select_one(f'button[name=act][value="{act}"]') is not None


def letters(text: str) -> str:
    """Letters and figures alone: markup, quotes and line breaks do not hide a sentence."""
    return re.sub(r"[^a-z0-9]", "", html.unescape(re.sub(r"<[^>]*>", "", text)).casefold())


def probe(sentence: str) -> str:
    """The beginning of a sentence in letters."""
    return letters(sentence)[:PROBE]


def under(record: Any, key: str, inside: str = "") -> Iterator[tuple[str, str]]:
    """Every text under this key in a record, with where it stands."""
    if isinstance(record, dict):
        for name, value in record.items():
            if name == key and isinstance(value, str) and value:
                yield f"{inside}.{name}", value
            else:
                yield from under(value, key, f"{inside}.{name}")
    elif isinstance(record, list):
        for value in record:
            yield from under(value, key, f"{inside}[]")

"""A form of a quiz as a browser sends it: refused whole where no page of ours could have sent it."""

import re
from dataclasses import dataclass
from typing import cast

from werkzeug.datastructures import MultiDict

from learning.attempts.exams.sent import MOST_OF_ONE, UNKEEPABLE
from learning.attempts.quizzes.asking import Quiz
from learning.attempts.sent import Sent
from learning.core.errors import Refused, TooLarge
from learning.library.shelf import ItemEntry
from quizzes.cases.words import Sureness
from quizzes.items.common import Message, Response

FIELD = re.compile(r"i[0-9a-f]{12}")
MARK = re.compile(r"[0-9]{1,16}\.[0-9]{1,6}")
ALL = "all"
FRAME = ("csrf_token", "item", "seen", "fresh", "sureness")
SURENESSES = ("guess", "fairly", "certain")
NOT_SURE_YET = Message("Say how sure you are, too: the marks hang on it.", "sureness")


@dataclass(frozen=True)
class Posted:
    """A form that fits: the items it is about, and what was typed, by field.

    `seen`: the state of the item, or of the first of all, that the page had; `fresh`: it begins another go.
    """

    entries: tuple[ItemEntry, ...]
    fields: Sent
    seen: str
    fresh: bool
    sureness: Sureness | None

    def read(self, quiz: Quiz) -> dict[str, Response | Message]:
        """The response to each item by its id, or what is still wrong with it. Raises Refused for a strange field."""
        told = {one.id: one.document.parse(self.fields, quiz.seed) for one in self.entries}
        if not any(isinstance(one, Message) for one in told.values()):
            self.fields.refuse_others()
            if quiz.rule.mode == "certainty" and self.sureness is None:
                return {one.id: NOT_SURE_YET for one in self.entries}
        return told


def posted(form: MultiDict[str, str], quiz: Quiz) -> Posted:
    """The form. Raises Refused or TooLarge."""
    values = {name: form.getlist(name) for name in form}
    strange = [name for name in values if name not in FRAME and not FIELD.fullmatch(name)]
    twice = [name for name, sent in values.items() if len(sent) > (1 if name in FRAME else len(set(sent)))]
    if strange or twice:
        raise Refused("The form was sent with a field that it does not have, or with one of its fields twice.")
    _fit_to_keep(values)
    sureness = form.get("sureness") or None
    marked, fresh = form.get("seen", ""), form.get("fresh", "")
    if not MARK.fullmatch(marked) or fresh not in ("", "yes") or sureness not in (None, *SURENESSES):
        raise Refused("The form does not say which state of the question it was made for.")
    fields = Sent({name: sent for name, sent in values.items() if name not in FRAME})
    return Posted(_entries(form.get("item", ""), quiz), fields, marked, bool(fresh), cast(Sureness | None, sureness))


def _entries(name: str, quiz: Quiz) -> tuple[ItemEntry, ...]:
    if quiz.whole and name == ALL:
        return quiz.entries
    if quiz.whole or name not in quiz.by_name:
        raise Refused("The form is about a question that is not in this quiz.")
    return (quiz.by_name[name],)


def _fit_to_keep(values: dict[str, list[str]]) -> None:
    typed = "".join(one for sent in values.values() for one in sent)
    if len(typed.encode("utf-8", "surrogatepass")) > MOST_OF_ONE:
        raise TooLarge("More than 8 KB was sent at once.", next="Go back, shorten the text and send it again.")
    if UNKEEPABLE.search(typed):
        raise Refused("The text holds characters that cannot be kept.")

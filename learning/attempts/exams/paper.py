"""What a sitting froze at its start: the items as they were, in their order, and the rules it is taken by."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import Field

from learning.core.ids import hashed
from quizzes.cases.facts import Part, Probability
from quizzes.exams.assembly import Form
from quizzes.exams.decision import cut_of
from quizzes.exams.definition import CasesToPass, ExamDocument
from quizzes.exams.navigation import Navigation
from quizzes.exams.retaking import Wait
from quizzes.exams.reveal import Reveal
from quizzes.items.definition import ItemDocument
from quizzes.items.shown import Opaque

Use = Literal["exam", "practice"]


class FrozenItem(Part):
    """One item of the form. `html`: its parts as they were rendered when it was published."""

    document: ItemDocument
    scored: bool
    section: int = 0
    html: dict[str, str] = {}


class FrozenForm(Part):
    """The items in the order they are delivered. `seed`: 60 random bits or more, secret as ids follow from it."""

    seed: int
    items: tuple[FrozenItem, ...]

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The place of each item, from 0, by the id that the browser knows it by."""
        return {Opaque(self.seed, one.document.id).of(): place for place, one in enumerate(self.items)}

    @property
    def sections(self) -> tuple[int, ...]:
        """The section of each place."""
        return tuple(one.section for one in self.items)


class Policy(Part):
    """The rules of a sitting. `cut`: the least share of the scored items of its own form that passes."""

    minutes: int
    grace_seconds: int
    navigation: Navigation
    cut: Probability
    attempts: int | None
    wait: Wait
    reveal: Reveal
    sureness: bool
    cases: CasesToPass | None


class Paper(Part):
    """All that a candidate is handed."""

    slug: str
    title: str
    use: Use
    form: FrozenForm
    policy: Policy

    @property
    def digest(self) -> str:
        """The SHA-256 of form and policy: two sittings with the same one show the same."""
        return hashed(self.form.model_dump_json() + self.policy.model_dump_json())


Rendered = Mapping[str, Mapping[str, str]]


def paper_of(
    slug: str, exam: ExamDocument, drawn: Form, bank: Mapping[str, ItemDocument], use: Use, html: Rendered
) -> Paper:
    """Freeze a form that was drawn from the bank; `html` by item and part.

    Raises ValueError where the cut needs the judges' ratings and the bank lacks them; the exam's lint says so before.
    """
    items = tuple(
        FrozenItem(document=bank[one.item], scored=one.scored, section=one.section, html=dict(html.get(one.item, {})))
        for one in drawn.items
    )
    cut = cut_of(exam.cut, [one.document for one in items if one.scored]) if use == "exam" else _fixed(exam)
    shared = Policy.model_fields.keys() - {"cut", "cases", "attempts", "wait"}
    rules = {name: getattr(exam, name) for name in shared}
    limits = (exam.attempts, exam.wait, exam.cases) if use == "exam" else (None, Wait(hours=0), None)
    policy = Policy(**rules, cut=cut, attempts=limits[0], wait=limits[1], cases=limits[2])
    return Paper(slug=slug, title=exam.title, use=use, form=FrozenForm(seed=drawn.seed, items=items), policy=policy)


PRACTICE_CUT = 0.7


def _fixed(exam: ExamDocument) -> float:
    """Practice items were rated by no panel."""
    return PRACTICE_CUT if exam.cut == "angoff" else exam.cut


class Said(Part):
    """The state of one item as the candidate left it, whole: fields as posted, sureness, and the candidate's marks.

    `fields`: the values by the opaque names the page has. `struck`: the offers they ruled out.
    """

    fields: dict[str, tuple[str, ...]] = Field(default={}, max_length=120)
    sureness: Literal["guess", "fairly", "certain"] | None = None
    flagged: bool = False
    struck: tuple[str, ...] = Field(default=(), max_length=60)
    note: str = Field(default="", max_length=2000)

"""The fields of each screen: what may be chosen, under which name, never which is right.

A template needs one macro per kind: `many` (tick any), `one` (pick one), `points` (share 100), `minutes` (a number).
A field that belongs to one thing among several (a dose, a row) carries that thing's text in `about`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from quizzes.cases.play import Play
from quizzes.cases.play_values import POINTS
from quizzes.cases.words import (
    CHANGE_TITLES,
    COLUMN_TITLES,
    DECISIONS,
    DEPTH_TITLES,
    LEVEL_TITLES,
    PROCESS_TITLES,
    STAGE_TITLES,
    SURENESS_TITLES,
    URGENCY_TITLES,
)

IRRITABLE = "How irritable is it: how little stirs it up, how long until it settles?"
MINUTES = "How many minutes of this session?"

Kind = Literal["many", "one", "points", "minutes"]


@dataclass(frozen=True)
class Offer:
    """One thing to choose. `done`: not to be had again; `hint`: what it costs; `heading`: the group it stands in."""

    id: str
    text: str
    hint: str = ""
    heading: str = ""
    done: bool = False


@dataclass(frozen=True)
class Field:
    """One question of a form. `cap`: at most so many of a `many`; `total`: what points add up to."""

    name: str
    label: str
    kind: Kind
    offers: tuple[Offer, ...] = ()
    about: str = ""
    cap: int | None = None
    total: int = POINTS
    required: bool = True


class Choosable(Protocol):
    """Anything an author writes with an id and a text."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def text(self) -> str:
        """What a learner reads."""


def offers(options: Iterable[Choosable]) -> tuple[Offer, ...]:
    """The options without their keys and whys."""
    return tuple(Offer(option.id, option.text) for option in options)


def titled(titles: Iterable[tuple[str, str]]) -> tuple[Offer, ...]:
    """Offers from a table of words."""
    return tuple(Offer(name, title) for name, title in titles)


def fields(play: Play) -> tuple[Field, ...]:
    """The fields of the task in front; none once the case has ended."""
    return () if play.ended else _FIELDS[play.task](play)


def _mark(play: Play) -> tuple[Field, ...]:
    cues = play.resolved.case.cues
    return (Field("cues", "Which of these matter?", "many", offers(cues.options), required=False),) if cues else ()


def _ask(play: Play) -> tuple[Field, ...]:
    menu = play.resolved.case.history
    asked = play.choices.history
    items = menu.items if menu else ()
    offered = tuple(Offer(item.id, item.ask, done=item.id in asked) for item in items)
    return (Field("question", "What do you ask?", "one", offered),)


def _decide(play: Play) -> tuple[Field, ...]:
    screen = play.resolved.case.screen
    return (
        Field("decision", "Do you go on?", "one", titled(DECISIONS.items())),
        Field("reasons", "Why?", "many", offers(screen.reasons if screen else ()), required=False),
    )


def _points(play: Play) -> Field:
    names = play.resolved.names
    offered = tuple(Offer(one, names[one]) for one in play.resolved.hypotheses)
    return Field("points", "How likely is each?", "points", offered)


def _share(play: Play) -> tuple[Field, ...]:
    return (_points(play),)


def _perform(play: Play) -> tuple[Field, ...]:
    done = play.choices.assess
    offered = tuple(
        Offer(test.id, test.title, _cost(test.minutes, test.provocative), test.category, test.id in done)
        for test in play.resolved.tests
    )
    return (Field("assessment", "What do you do next?", "one", offered),)


def _cost(minutes: int, provocative: bool) -> str:
    """Only a test that may provoke uses up minutes of the budget, so only there is a number of them told."""
    return f"may provoke, {minutes} test minute{'' if minutes == 1 else 's'}" if provocative else ""


def _interpret(play: Play) -> tuple[Field, ...]:
    asked = play.resolved.case.interpret
    readings, problems = (asked.options, asked.problem) if asked else ((), ())
    made = [
        Field("interpret", "Which readings of the findings hold?", "many", offers(readings), required=False),
        Field("problem", "Which sentence states the problem best?", "one", offers(problems)),
    ]
    return tuple(field for field in made if field.offers)


def _reshare(play: Play) -> tuple[Field, ...]:
    return (_points(play), _sure("How sure are you of what leads?"))


def _sure(label: str) -> Field:
    return Field("sure", label, "one", titled(SURENESS_TITLES.items()))


def _state(play: Play) -> tuple[Field, ...]:
    return (
        Field("process", "What is going on in the tissue?", "one", titled(PROCESS_TITLES.items())),
        Field("stage", "If it is healing: which stage?", "one", titled(STAGE_TITLES.items()), required=False),
        Field(
            "irritability",
            IRRITABLE,
            "one",
            titled(LEVEL_TITLES.items()),
        ),
        _sure("How sure are you of this?"),
    )


def _agree(play: Play) -> tuple[Field, ...]:
    before = play.resolved.case.before
    listed = offers(before.options if before else ())
    return (Field("before", "What do you settle before you touch?", "many", listed, required=False),)


def _choose(play: Play) -> tuple[Field, ...]:
    plan = play.resolved.case.plan
    most = plan.max if plan else 0
    return (
        Field(
            "plan",
            "What will you do? Fewer may be better",
            "many",
            offers(play.resolved.treatments),
            cap=most,
            required=False,
        ),
    )


def _dose(play: Play) -> tuple[Field, ...]:
    made: list[Field] = []
    plan = play.resolved.case.plan
    reasons = offers(plan.reasons if plan else ())
    for pick in play.choices.plan:
        treatment = play.resolved.treatment_of[pick.option]
        if treatment.pressed:
            depths = titled(DEPTH_TITLES.items())
            made.append(Field(f"depth.{pick.option}", "How deep?", "one", depths, treatment.text))
        if treatment.technique is not None:
            made.append(Field(f"minutes.{pick.option}", MINUTES, "minutes", (), treatment.text))
        made.append(Field(f"because.{pick.option}", "Because of which effect?", "one", reasons, treatment.text))
    return tuple(made)


def _respond(play: Play) -> tuple[Field, ...]:
    met = play.position.met
    return (Field("option", "What do you do?", "one", offers(met.options if met else ())),)


def _judge(play: Play) -> tuple[Field, ...]:
    return (Field("retest", "Compared with the first time, is it…", "one", titled(CHANGE_TITLES.items())),)


def _sort(play: Play) -> tuple[Field, ...]:
    rehab = play.resolved.case.rehab
    columns = titled((one, COLUMN_TITLES[one]) for one in (rehab.columns if rehab else ()))
    rows = rehab.rows if rehab else ()
    return tuple(Field(f"row.{row.id}", row.text, "one", columns) for row in rows)


def _tell(play: Play) -> tuple[Field, ...]:
    told = offers(play.resolved.case.tell)
    field = Field("tell", "What do you say, and to whom?", "many", told, required=False)
    return (field,) if told else ()


def _refer(play: Play) -> tuple[Field, ...]:
    asked = play.resolved.case.referral
    field = Field("referral", "Do you refer, and how soon?", "one", offers(asked.options if asked else ()))
    return (field, *_tell(play))


def _note(play: Play) -> tuple[Field, ...]:
    note = play.resolved.case.note
    lines = note.options if note else ()
    offered = tuple(Offer(one.id, one.text, heading=one.section or "") for one in lines)
    return (Field("note", "Which lines belong in the note?", "many", offered, required=False),)


def _hand_over(play: Play) -> tuple[Field, ...]:
    """How soon, why and what is told to whom: asked once the client was stopped for, since the texts say a lot.

    No reasons where they were given with the decision to stop.
    """
    screen = play.resolved.case.screen
    reasons = () if play.decided_to_stop or screen is None else offers(screen.reasons)
    made = [
        Field("urgency", "How soon must somebody see this client?", "one", titled(URGENCY_TITLES.items())),
        Field("reasons", "Why do you stop?", "many", reasons, required=False),
        *_tell(play),
    ]
    return tuple(field for field in made if field.offers)


_FIELDS = {
    "mark": _mark, "ask": _ask, "decide": _decide, "share": _share, "perform": _perform, "interpret": _interpret,
    "reshare": _reshare, "state": _state, "agree": _agree, "choose": _choose, "dose": _dose, "respond": _respond,
    "judge": _judge, "sort": _sort, "refer": _refer, "note": _note, "hand-over": _hand_over,
}  # fmt: skip

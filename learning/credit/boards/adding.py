"""Will my board accept this? On the page of a course, before anybody enrols: an answer for each licence they keep."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import render_template
from markupsafe import Markup

from learning.core import web
from learning.core.additions import Addition, Frame
from learning.core.dates import iso_day
from learning.credit.boards.acceptance import PROFESSIONS, Acceptance, Profession, profession_of
from learning.credit.boards.asking import answers, offer_called
from learning.credit.boards.licensed import LICENSED
from learning.credit.boards.rule_sets import RuleSet, board_of, choices, rule_sets
from learning.library.libraries import library
from learning.library.shelf import Library
from learning.people.licences import states
from learning.study.courses import Offer

HEADING = ("acceptance", "Will my board accept this?", 2)


@dataclass(frozen=True)
class Answer:
    """What holds for one licence: its state and profession in words, the rules of its board, and the answer.

    `asked_as`: which profession the rules take it for.
    """

    state: str
    profession: str
    rules: RuleSet
    asked_as: Profession
    found: Acceptance


def _reader() -> Mapping[str, str] | None:
    person = web.person()
    return {"account": person.id, "board_day": iso_day(web.now())} if person else None


def _frame(_kind: str, _slug: str, _generation: int) -> Frame:
    return Frame(HEADING, way=HEADING[1])


def _made(_kind: str, slug: str, generation: int, licensed: str | None) -> Markup:
    """`licensed`: as LICENSED."""
    books, known = library(web.database(), generation), rule_sets(iso_day(web.now()))
    offer = offer_called(books, slug, web.now())
    held = sorted(set(licensed.split("\n")[2:])) if licensed else []
    html = render_template(
        "credit/boards/course_part.html", offer=offer, answers=_answers(books, offer, held) if held else (),
        states=choices(known), licences=PROFESSIONS, reads=web.person(),
    )  # fmt: skip
    return Markup(html)  # noqa: S704 - our template


def _answers(books: Library, offer: Offer, held: Sequence[str]) -> list[Answer]:
    """`held`: lines of LICENSED, each licence once."""
    known = rule_sets(iso_day(web.now()))
    kept = [(one[:2], one[3:], board_of(one[:2], known)) for one in held]
    asked = [(rules.board, profession_of(profession)) for _, profession, rules in kept]
    with web.database().reading() as db:
        found = answers(db, books, offer, asked, web.settings().provider, web.now())
    return [
        Answer(states()[state], profession, rules, asked_as, acceptance)
        for (state, profession, rules), (_, asked_as), acceptance in zip(kept, asked, found, strict=True)
    ]


ADDITION = Addition(frozenset({"course"}), LICENSED, _reader, _frame, _made)

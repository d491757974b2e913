"""No key is served before the debrief: every why, every finding not yet performed, every reply not yet asked for.

The author's own texts are the canaries; the debrief, where they sing, shows that they would have been heard.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from learning.attempts.quizzes.asking import quiz_of
from learning.library.libraries import library
from quizzes.items.definition import ItemDocument
from tests.security.house import GRADED, MINI, House
from tests.security.walking import Walk, letters, probe, under

HAND = "night-time-hand-tingling"
# In practice a step's whys are told once it is left: where each begins in the record, and its step.
STEP_OF = {
    ".case.cues": "meet", ".case.history": "history", ".case.screen": "screen", ".case.interpret": "reason",
    ".case.state": "reason", ".case.before": "plan", ".case.plan": "plan", ".case.adapt": "adapt",
    ".case.retest": "adapt", ".case.rehab": "rehab", ".case.referral": "rehab", ".case.note": "rehab",
}  # fmt: skip
STEPS = ("meet", "history", "screen", "forecast", "assess", "reason", "plan", "adapt", "rehab")


def whys(record: Any) -> dict[str, str]:
    """What is told in the debrief alone, as letters: every why, and what the case teaches."""
    told = [*under(record, "why"), (".debrief", record["debrief"])]
    return {probe(text): where for where, text in told if len(probe(text)) > 15}


def hidden(record: Any) -> dict[tuple[str, str], str]:
    """(act, id) -> what only this act reveals."""
    items = record["case"]["history"]["items"]
    replies = {("ask", item["id"]): probe(item["reveal"]) for item in items if item.get("reveal")}
    tests = {("perform", test["id"]): probe(test["says"]) for test in record["tests"] if test.get("says")}
    return {act: text for act, text in (replies | tests).items() if len(text) > 15}


def everything_served(walk: Walk) -> Iterator[tuple[str, str]]:
    """Every answer that a curious learner can get at this moment, by any door of the attempt."""
    client, debrief = walk.reader.client, f"{walk.path}/debrief"
    yield "page", walk.sheet.response.text + str(walk.sheet.response.headers)
    for path in (walk.path, debrief, "/attempts", f"/cases/{walk.slug}", "/"):
        for headers in ({}, {"X-Fragment": "1"}, {"Accept": "application/json"}):
            yield path, client.get(path, headers=headers).text
    for act in ("grade", "back", "stop", "done"):
        refused = walk.reader.post(walk.path, step="adapt", seq="999", act=act)
        yield f"refused {act}", refused.text


def leaks(walk: Walk, canaries: dict[str, str]) -> list[tuple[str, str, str]]:
    """(screen, door, where the text stands) of each canary that was served."""
    served = [(door, letters(text)) for door, text in everything_served(walk)]
    return [(walk.asked, door, canaries[one]) for one in canaries for door, text in served if one in text]


@pytest.fixture(scope="module")
def graded(house: House) -> tuple[Walk, list[tuple[str, str, str]], list[str]]:
    """Ada's graded attempt walked to its end, what leaked on the way, and what each screen asked for."""
    walk = Walk(house, house.comes("ada"), GRADED)
    key, revealed = whys(walk.record()), hidden(walk.record())
    leaked: list[tuple[str, str, str]] = []
    screens = []
    while walk.asked:
        screens.append(walk.asked)
        leaked += leaks(walk, {**key, **{text: "/".join(act) for act, text in revealed.items()}})
        revealed.pop(walk.choose(), None)
    return walk, leaked, screens


def test_a_graded_case_tells_no_key_before_the_debrief(
    graded: tuple[Walk, list[tuple[str, str, str]], list[str]],
) -> None:
    _, leaked, screens = graded

    assert leaked == []
    assert {"mark", "ask", "perform", "interpret", "choose", "dose", "respond", "sort", "note"} <= set(screens)


def test_the_debrief_tells_the_key(graded: tuple[Walk, list[tuple[str, str, str]], list[str]]) -> None:
    walk, _, _ = graded
    key = whys(walk.record())
    page = letters(walk.sheet.response.text)

    heard = [canary for canary in key if canary in page]
    assert len(key) > 60 and len(heard) > 0.8 * len(key)
    assert walk.sheet.soup.select_one("main .verdict")


def test_nobody_else_sees_the_debrief(
    house: House, graded: tuple[Walk, list[tuple[str, str, str]], list[str]]
) -> None:
    walk, _, _ = graded

    for who in ("visitor", "ben", "cleo", "dora"):
        assert house.comes(who).client.get(f"{walk.path}/debrief").status_code == 404


@pytest.mark.parametrize("slug", [MINI, HAND])
def test_practice_tells_whys_only_of_steps_that_were_left(house: House, slug: str) -> None:
    walk = Walk(house, house.comes("visitor"), slug)
    record = walk.record()
    step_of = {canary: step_at(where) for canary, where in whys(record).items()}
    heard = set()
    while walk.asked:
        here = walk.sheet.soup.select_one("#case-task input[name=step]")
        ahead = STEPS.index(str(here["value"]) if here else "")
        served = letters(walk.sheet.response.text)
        early = {one for one, step in step_of.items() if step and STEPS.index(step) >= ahead and one in served}
        assert {one for one in early if step_of[one] != "adapt"} == set()
        heard |= {one for one in step_of if one in served}
        walk.choose()
    assert heard


def step_at(where: str) -> str:
    return next((step for begin, step in STEP_OF.items() if where.startswith(begin)), "")


def test_no_file_that_is_sent_to_every_browser_holds_a_key(house: House) -> None:
    walk = Walk(house, house.comes("ben"), GRADED)
    key = whys(walk.record())
    site = house.site.extensions["palpate"]
    files = [
        client_file for client_file in site.assets.folder.rglob("*") if client_file.suffix in {".js", ".css", ".svg"}
    ]

    texts = [letters(path.read_text()) for path in files]
    assert texts and not [where for canary, where in key.items() if any(canary in text for text in texts)]


def test_the_reading_pages_do_not_hold_the_key_of_a_case(house: House) -> None:
    walk = Walk(house, house.comes("ben"), GRADED)
    case = {letters(text) for where, text in under(walk.record(), "why") if where.startswith(".case")}
    indexes = ("/techniques", "/assessments", "/conditions", "/adaptations", "/tissues", "/pillars")
    pages = [tag["href"] for index in indexes
             for tag in house.comes("ben").open(index).soup.select("main a[href^='/']")]  # fmt: skip

    assert len(pages) > 40
    for path in set(map(str, pages)):
        text = letters(house.comes("ben").open(path).response.text)
        assert not [why for why in case if why in text], path


def secrets_of(item: ItemDocument) -> dict[str, str]:
    """What an item tells only once it was responded to, as letters, with where it stands."""
    record = item.model_dump(mode="json")
    told = [*under(record, "why"), *under(record, "misconception")]
    hints = [(f"hint {place}", hint) for place, hint in enumerate(item.hints)]
    return {probe(text): f"{item.id}{where}" for where, text in (*told, *hints) if len(probe(text)) > 15}


def quiz_in(text: str) -> str:
    """What stands beneath the text of a module: the text itself may well say what a why says."""
    return text[text.index('class="quiz"') :]


def test_a_module_tells_nothing_of_its_quiz_before_a_response(house: House) -> None:
    books = library(house.database)
    heard: list[str] = []
    for page in books.pages("lesson"):
        quiz = quiz_of(books, "lesson", page.slug)
        assert quiz is not None, page.slug
        canaries = {key: at for one in quiz.entries for key, at in secrets_of(one.document).items()}
        for who in ("visitor", "ada"):
            beneath = quiz_in(house.comes(who).open(page.url).response.text)
            heard += [at for key, at in canaries.items() if key in letters(beneath)]
            heard += [one.id for one in quiz.entries if one.id in beneath]
    assert heard == []


def test_a_response_tells_of_its_own_item_alone(house: House) -> None:
    books, ada = library(house.database), house.comes("ada")
    quiz = quiz_of(books, "lesson", "from-first-words-to-a-plan")
    assert quiz is not None
    first, *others = quiz.entries
    shown, fields = (
        first.document.shown(quiz.seed),
        first.document.filled(first.document.reference_answer(), quiz.seed),
    )

    ada.post(quiz.address, item=shown.id, seen="0.0", **{name: list(sent) for name, sent in fields.items()})

    page = letters(quiz_in(ada.open(quiz.page.url).response.text))
    own = secrets_of(first.document)
    assert sum(key in page for key in own) > len(own) / 2
    assert not [at for one in others for key, at in secrets_of(one.document).items() if key in page]

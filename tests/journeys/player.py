"""Plays a case in a browser, screen by screen, through the forms of the page."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Locator, Page, expect

from quizzes.cases.choices import Choices, PlanPick
from tests.conftest import ROOT

MINI = "desk-worker-neck-ache"
HAND = "night-time-hand-tingling"
HEEL = "heel-pain-in-a-runner"
CALF = "calf-pain-after-a-flight"

DEBRIEF = re.compile(r"/attempts/[a-z0-9]+/debrief$")
STEP = re.compile(r"/attempts/[a-z0-9]+$")
Filled = dict[str, Sequence[str]]


def expert_path(slug: str) -> Choices:
    """The path that the author of a case took."""
    front = Path(ROOT, "content", "cases", f"{slug}.md").read_text().split("---\n")[1]
    return Choices.model_validate(yaml.safe_load(front)["expert_path"])


def start(page: Page, slug: str) -> None:
    """Start the case from its page."""
    page.goto(f"/cases/{slug}")
    page.get_by_role("button", name="Meet ").click()
    expect(page).to_have_url(STEP)
    expect(task(page)).to_be_visible()


def task(page: Page) -> Locator:
    """The part of the screen that asks for something."""
    return page.locator("#case-task")


def in_front(page: Page) -> str:
    """The name of what the screen asks for; "" in the debrief."""
    if DEBRIEF.search(page.url):
        return ""
    return str(task(page).locator("button[name=act]").first.get_attribute("value"))


def play(page: Page, path: Choices, until: str = "") -> None:
    """Play by a path from the screen in front to the screen that asks for `until`, or to the debrief."""
    while (asked := in_front(page)) != until:
        choose(page, path, asked)


def choose(page: Page, path: Choices, asked: str) -> None:
    """Fill in the screen in front by the path, and send it."""
    if asked in NEXT_OF:
        name, wanted = NEXT_OF[asked](path)
        left = [one for one in wanted if option(page, name, one).is_enabled()]
        if not left:
            return send(page, "done")
        fill(page, {name: left[:1]})
    else:
        event = page.locator("#case-task input[name=event]")
        met = str(event.get_attribute("value")) if asked == "respond" else ""
        fill(page, FIELDS_OF[asked](path, met))
    return send(page, asked)


def option(page: Page, name: str, value: str) -> Locator:
    """One thing to tick."""
    return task(page).locator(f'input[name="{name}"][value="{value}"]')


def fill(page: Page, fields: Filled) -> None:
    """Tick and type what these fields say."""
    for name, values in fields.items():
        typed = task(page).locator(f'input[type=number][name="{name}"]')
        for value in values:
            if typed.count():
                typed.fill(value)
            else:
                option(page, name, value).check()


def send(page: Page, act: str) -> None:
    """Press the button of the task in front and wait for what comes next."""
    place = page.locator("#case-task input[name=seq]").first
    before = int(str(place.get_attribute("value")))
    page.locator(f"#case-task button[name=act][value={act}]").click()
    came(page, before + 1)


def came(page: Page, seq: int) -> None:
    """The screen after so many choices, or the debrief, has come."""
    screen = page.locator(f'#case-task form input[name=seq][value="{seq}"]').first
    expect(screen.or_(page.locator("main .verdict"))).to_be_attached()


def points(forecast: Mapping[str, float]) -> Filled:
    """The fields of a sharing of points."""
    return {f"points.{one}": [str(round(share))] for one, share in forecast.items()}


def given(**fields: object) -> Filled:
    """Fields of one value each, without those that the path leaves open."""
    return {name: [str(value)] for name, value in fields.items() if value is not None}


def dose(pick: PlanPick) -> Filled:
    """The fields of one technique of the plan; one without a dose has only its reason."""
    return {f"{name}.{pick.option}": values for name, values in given(
        depth=pick.depth, minutes=pick.minutes, because=pick.because).items()}  # fmt: skip


def doses(path: Choices) -> Filled:
    """The fields of all of them."""
    return {name: values for pick in path.plan for name, values in dose(pick).items()}


def stopping(path: Choices, *, reasons: bool) -> Filled:
    """The fields of stopping and handing over; the reasons are asked for only where none were given yet."""
    assert path.stop
    filled = {"urgency": [path.stop.urgency], "tell": path.stop.tell}
    return filled | ({"reasons": path.stop.reasons} if reasons else {})


NEXT_OF: dict[str, Callable[[Choices], tuple[str, Sequence[str]]]] = {
    "ask": lambda path: ("question", path.history),
    "perform": lambda path: ("assessment", path.assess),
}
"""What is done one at a time: the field, and what the path does there in order."""

# A path that goes on has what each of these reads: the author's path was checked, and a missing part fails the test.
FIELDS_OF: dict[str, Callable[[Any, str], Filled]] = {
    "mark": lambda path, _: {"cues": path.cues},
    "decide": lambda path, _: {"decision": [path.screen.decision], "reasons": path.screen.reasons},
    "share": lambda path, _: points(path.forecast),
    "interpret": lambda path, _: {"interpret": path.reason.interpret} | given(problem=path.reason.problem),
    "reshare": lambda path, _: points(path.reason.forecast) | given(sure=path.reason.sure.forecast),
    "state": lambda path, _: given(
        process=path.reason.process, stage=path.reason.stage, irritability=path.reason.irritability,
        sure=path.reason.sure.state,
    ),
    "agree": lambda path, _: {"before": path.before},
    "choose": lambda path, _: {"plan": [pick.option for pick in path.plan]},
    "dose": lambda path, _: doses(path),
    "respond": lambda path, event: {"option": [path.adapt[event]]},
    "judge": lambda path, _: given(retest=path.retest),
    "sort": lambda path, _: {f"row.{row}": [column] for row, column in path.rehab.rows.items()},
    "refer": lambda path, _: given(referral=path.rehab.referral) | {"tell": path.rehab.tell},
    "note": lambda path, _: {"note": path.rehab.note},
    "stop": lambda path, _: stopping(path, reasons=False),
}  # fmt: skip
"""The fields of every other screen, by what it asks for and the event it answers."""

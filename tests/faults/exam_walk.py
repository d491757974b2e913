"""A candidate in Chromium who types responses while, at random, one thing after another goes wrong.

Whatever stood in a field for a moment is written down here too; at the end, with everything mended, all of it must be
in the server's record, and what was typed last must be what counts, unless two tabs disagreed and it is asked about.
"""

import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, Route
from playwright.sync_api import Error as BrowserError

from tests.attempts.exams.all_kinds import KINDS
from tests.faults.exam_house import ExamHouse
from tests.faults.exam_scripts import CALM, FASTER, FORGETFUL, MOMENT

STEPS = 12
PATIENCE_MS, CALM_MS = 60_000, 100


@dataclass(frozen=True)
class Typed:
    """Something that stood in a field. `control`: note or words."""

    item: str
    control: str
    text: str


@dataclass
class Walk:
    """One sitting. `wrong` counts what went wrong by name."""

    house: ExamHouse
    browser: Browser
    seed: int
    forgetful: bool = False
    typed: list[Typed] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)
    weather: str = "fine"
    offline: bool = False
    held: list[Route] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Seat the candidate."""
        # One of its own for the answers: how many there are depends on how quick the machine is.
        self.chance, self.statuses = random.Random(self.seed), random.Random(self.seed)
        self.account, self.address = self.house.candidate(f"walker{self.seed}-{self.forgetful}")
        self.context: BrowserContext = self.browser.new_context(base_url=self.house.address, reduced_motion="reduce")
        self.context.set_default_timeout(20_000)
        for script in (FASTER, FORGETFUL) if self.forgetful else (FASTER,):
            self.context.add_init_script(script)
        self.context.route("**/events", self._answer)
        self._sign_in()
        self.tabs = [self._opened()]

    def run(self, steps: int = STEPS) -> list[Typed]:
        """Walk; what was lost."""
        for _ in range(steps):
            self._mend_something()
            name = self.chance.choice(FAILURES)
            self.wrong[name] += 1
            getattr(self, f"_{name}")()
        self._mend_all()
        self._await_calm()
        gone = lost(self.typed, self.house.record(self.address))
        gone += [] if gone else outdated(self.typed, self.house, self.address)
        self.context.unroute_all(behavior="ignoreErrors")
        self.context.close()
        return gone

    # What goes wrong. Each types something before, during or after it.

    def _nothing(self) -> None:
        self._type()

    def _network_gone(self) -> None:
        self.offline = True
        self.context.set_offline(True)
        self._type()

    def _killed(self) -> None:
        if self.house.stands:
            self._type(moment=False)
            self.house.kill()
        self._type()

    def _reloaded(self) -> None:
        page = self._type(moment=False)
        with suppress(BrowserError):
            page.reload()

    def _closed(self) -> None:
        page = self._type()
        page.close(run_before_unload=False)
        self.tabs.remove(page)

    def _crashed(self) -> None:
        page = self._type()
        with suppress(BrowserError):
            page.goto("chrome://crash", timeout=3_000)
        with suppress(BrowserError):
            page.close()
        self.tabs.remove(page)

    def _signed_out(self) -> None:
        self.house.end_session(self.secret)
        self._type()

    def _slow(self) -> None:
        self.weather = "slow"
        self._type()

    def _broken(self) -> None:
        self.weather = "broken"
        self._type()

    def _unheard(self) -> None:
        self.weather = "unheard"
        self._type()

    def _second_tab(self) -> None:
        if len(self.tabs) < 2:
            self._mend_all()
            self.tabs.append(self._opened())
        self._type()

    # What the candidate does.

    def _type(self, moment: bool = True) -> Page:
        """Type into one field of one question; without `moment` it is not looked at for long."""
        page = self._tab()
        kind = self.chance.choice(KINDS)
        page.locator(f'[data-go="{KINDS.index(kind) + 1}"]').click()
        control = self.chance.choice(("note", "words")) if kind in {"numeric", "short-text"} else "note"
        text = f"w{len(self.typed)}x{self.chance.randrange(10_000)}"
        section = page.locator("[data-place]:not([hidden])")
        if control == "note":
            section.locator("details").evaluate("fold => { fold.open = true; }")
        box = section.locator("textarea" if control == "note" else "input[type=text]")
        # A dialog that opens meanwhile takes the keys; whoever types sees that and types again.
        while box.input_value() != text:
            box.press("Control+a")
            box.press_sequentially(text)
        self.typed.append(Typed(f"of-{kind}", control, text))
        if moment:
            page.evaluate(MOMENT)
        return page

    def _tab(self) -> Page:
        """A tab with the player; mends what keeps the page itself from loading."""
        page = self.chance.choice(self.tabs) if self.tabs else None
        if page is None or page.locator("[data-exam] [data-rule-out]").count() == 0:
            self._mend_all()
            if page in self.tabs:
                self.tabs.remove(page)
                page.close()
            page = self._opened()
            self.tabs.append(page)
        return page

    def _opened(self) -> Page:
        page = self.context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.add_locator_handler(page.get_by_role("button", name="Go on, save later"), lambda later: later.click())
        page.goto(self.address)
        page.locator("[data-rule-out]").first.wait_for(state="attached")
        return page

    def _sign_in(self) -> None:
        self.secret = self.house.session(self.account)
        self.context.add_cookies([{"name": "sid", "value": self.secret, "url": self.house.address}])

    # The weather between the page and the server, and how it clears up.

    def _answer(self, route: Route) -> None:
        with suppress(BrowserError):
            if self.offline:
                route.abort()
            elif self.weather == "slow":
                self.held.append(route)
            elif self.weather == "broken":
                route.fulfill(status=self.statuses.choice((500, 502, 503)), body="<h1>Not now</h1>")
            elif self.weather == "unheard":
                route.fetch()
                route.abort()
            else:
                route.continue_()

    def _mend_something(self) -> None:
        for mend in (self._network_back, self._clear_up, self._start_again):
            if self.chance.random() < 0.4:
                mend()

    def _mend_all(self) -> None:
        self._network_back()
        self._clear_up()
        self._start_again()
        self._sign_in()

    def _network_back(self) -> None:
        self.offline = False
        self.context.set_offline(False)

    def _clear_up(self) -> None:
        """Answers that were held back arrive now, the last one first."""
        self.weather = "fine"
        while self.held:
            self._answer(self.held.pop())

    def _start_again(self) -> None:
        if not self.house.stands:
            self.house.start()

    def _await_calm(self) -> None:
        """Open the exam once more, as somebody does who comes back, and wait until the device holds nothing."""
        page = self._opened()
        for _ in range(PATIENCE_MS // CALM_MS):
            if page.evaluate(CALM):
                return
            page.wait_for_timeout(CALM_MS)
        raise SystemExit(f"Walk {self.seed}: the device still holds responses a minute after all was mended.")


FAILURES = (
    "nothing", "network_gone", "network_gone", "killed", "reloaded", "reloaded", "closed", "crashed", "signed_out",
    "slow", "broken", "unheard", "second_tab",
)  # fmt: skip


def lost(typed: list[Typed], record: list[tuple[str, str, str]]) -> list[Typed]:
    """What the server was never sent."""
    return [one for one in typed if not any(one.item == item and one.text in value for item, value, _ in record)]


def outdated(typed: list[Typed], house: ExamHouse, address: str) -> list[Typed]:
    """What was typed last and does not count, of the items that no two tabs disagreed about."""
    asked = {item for item, _, outcome in house.record(address) if outcome == "conflict"}
    last = {(one.item, one.control): one for one in typed}
    now = {name: said.model_dump_json() for name, said in house.current(address).items()}
    return [one for one in last.values() if one.item not in asked and one.text not in now[one.item]]

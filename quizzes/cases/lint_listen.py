"""Mistakes in the chapter Listen: cues, history, the gate, and the hypotheses formed after them."""

from quizzes.cases.definition import CaseDocument
from quizzes.cases.definition_examine import JUDGEMENT, History, Hypotheses, Screen
from quizzes.cases.definition_treat import Refer
from quizzes.cases.facts import Facts
from quizzes.cases.lint_parts import (
    Finding,
    Findings,
    Path,
    all_known,
    keys_known,
    not_one,
    options,
    repeated,
    short_why,
    too_few,
    unknown,
)
from quizzes.cases.words import OTHER, STEPS

INTAKE = ("medicines", "surgery", "cancer", "pregnancy", "diabetes", "allergies")


def listening(case: CaseDocument, facts: Facts) -> Findings:
    """Every mistake up to the first forecast."""
    yield from _intake(case)
    if case.cues is not None:
        yield from options(("cues", "options"), case.cues.options)
    if case.history is not None:
        yield from _history(case.history)
        yield from _red_flags_shown(case, case.history)
    if case.screen is not None:
        yield from options(("screen", "reasons"), case.screen.reasons)
        yield from _gate(case.refer, case.screen)
    if case.hypotheses is not None:
        yield from _hypotheses(case.hypotheses, facts)
    if case.condition is not None:
        yield from unknown(("condition",), case.condition, facts.conditions, "a condition page")
    if case.condition is not None and case.hypotheses is not None:
        remedy = "Take `condition` out: the truth among the hypotheses says it."
        yield Finding(("condition",), "a condition beside hypotheses", "one of them", remedy)


def _intake(case: CaseDocument) -> Findings:
    missing = [line for line in INTAKE if line not in case.client.intake]
    if missing:
        found = f"no line for {', '.join(missing)}"
        yield Finding(
            ("client", "intake"), found, f"lines for {', '.join(INTAKE)}", "Add the lines; write none if so."
        )


def _history(history: History) -> Findings:
    path, items = ("history", "items"), history.items
    yield from too_few(path, items, 2, "questions")
    yield from repeated(path, (item.id for item in items), "id")
    for place, item in enumerate(items):
        yield from short_why((*path, place), item.why)
    if not any(item.key for item in items):
        yield Finding(path, "no key question", "at least one", "Mark the questions that matter with `key: true`.")
    yield from _equal_questions(history)
    yield from _cap(history)


def _equal_questions(history: History) -> Findings:
    keys = {item.id for item in history.items if item.key}
    for place, group in enumerate(history.any_of):
        yield from all_known(("history", "any_of", place), group, keys, "a key question")


def _cap(history: History) -> Findings:
    counted = [item for item in history.items if not item.free]
    equals = {one: group[0] for group in history.any_of for one in group}
    keys = {equals.get(item.id, item.id) for item in counted if item.key}
    if history.cap < len(keys):
        found = f"{history.cap} for {len(keys)} key questions that count"
        yield Finding(
            ("history", "cap"), found, f"at least {len(keys)}", "Raise the cap or have fewer key questions."
        )
    if history.cap >= len(counted) > 0:
        found = f"{history.cap} for {len(counted)} questions that count"
        yield Finding(("history", "cap"), found, "fewer than there are", "Lower the cap: asking all must not pay.")


def _red_flags_shown(case: CaseDocument, history: History) -> Findings:
    if case.refer is not None and case.refer.shows == "history" and not any(item.free for item in history.items):
        yield Finding(
            ("history", "items"),
            "no red-flag question",
            "the question that shows the need to refer",
            "Add `red_flag:`.",
        )


def _gate(refer: Refer | None, screen: Screen) -> Findings:
    path, stops = ("screen", "right"), screen.right == "stop-and-refer"
    if refer is None and stops:
        yield Finding(
            path, "stop-and-refer", "proceed in a treatable case", "Add `refer:`, or let the client be treated."
        )
    if refer is not None and STEPS.index(refer.shows) <= STEPS.index("screen") and not stops:
        found, remedy = screen.right, "What was shown before the gate must be acted on at the gate."
        yield Finding(path, found, "stop-and-refer", remedy)


def _hypotheses(hypotheses: Hypotheses, facts: Facts) -> Findings:
    path, prior = ("hypotheses",), hypotheses.prior
    yield from unknown((*path, "truth"), hypotheses.truth, prior, "a hypothesis in `prior`")
    yield from _shares((*path, "prior"), prior)
    yield from _source((*path, "prior_source"), hypotheses.prior_source, facts)
    if hypotheses.panel is not None:
        yield from _panel((*path, "panel"), hypotheses.panel, prior)
        yield from _source((*path, "panel_source"), hypotheses.panel_source, facts)
    yield from keys_known((*path, "names"), hypotheses.names, prior, "a hypothesis in `prior`")
    for one in prior:
        if one not in (OTHER, *facts.conditions, *hypotheses.names):
            yield from unknown((*path, "prior", one), one, facts.conditions, "a condition page, or named in `names`")


def _shares(path: Path, prior: dict[str, float]) -> Findings:
    yield from not_one(path, prior)
    if not 3 <= len(prior) <= 5:
        yield Finding(path, f"{len(prior)} hypotheses", "3 to 5", "Add or take out hypotheses.")
    if OTHER not in prior:
        remedy = "Add `other`: something else, or a need for medical evaluation."
        yield Finding(path, "no `other`", "`other` among the hypotheses", remedy)
    for one, share in prior.items():
        if share <= 0:
            yield Finding(
                (*path, one), f"{share:g}", "more than 0", "No finding can lift a belief of 0; take it out."
            )


def _panel(path: Path, panel: dict[str, float], prior: dict[str, float]) -> Findings:
    yield from not_one(path, panel)
    yield from keys_known(path, panel, prior, "a hypothesis in `prior`")
    missing = [one for one in prior if one not in panel]
    if missing:
        yield Finding(
            path, f"no {', '.join(missing)}", "the hypotheses of `prior`", "Give each hypothesis its share."
        )


def _source(path: Path, source: str, facts: Facts) -> Findings:
    if source != JUDGEMENT:
        yield from unknown(path, source, facts.references, f"a reference, or {JUDGEMENT}")

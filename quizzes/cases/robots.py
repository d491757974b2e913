"""Robots play a case before a learner does: it must pay for thinking, and for nothing else."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from quizzes.cases import robots_quicktest
from quizzes.cases.choices import Choices, RehabChoice, ScreenChoice, Stop
from quizzes.cases.definition import CaseDocument
from quizzes.cases.facts import Facts
from quizzes.cases.inference import EQUAL_WITHIN
from quizzes.cases.resolve import ResolvedCase, resolve
from quizzes.cases.robots_policies import Chance, Greed, Greedy, Pick
from quizzes.cases.robots_walk import respond, walk
from quizzes.cases.scoring import Result, score

PASSES_AT_MOST = 0.02
GREED_BELOW = 0.35
EXPERT_FROM = 0.90


@dataclass(frozen=True)
class Verdict:
    """What a robot found: whether the case stood up to it, a sentence, and the numbers behind it."""

    name: str
    ok: bool
    says: str
    figures: dict[str, float] = field(default_factory=dict)


def _as_written(picks: Sequence[Pick]) -> list[Pick]:
    return list(picks)


def _longest_first(picks: Sequence[Pick]) -> list[Pick]:
    return sorted(picks, key=lambda pick: -len(pick.text))


def _shortest_first(picks: Sequence[Pick]) -> list[Pick]:
    return sorted(picks, key=lambda pick: len(pick.text))


def _always_refer(resolved: ResolvedCase) -> Choices:
    """Play rightly up to the decision, then refer whoever it is."""
    path, screen = resolved.case.expert_path, resolved.case.screen
    return Choices(
        cues=path.cues,
        history=path.history,
        screen=ScreenChoice(decision="stop-and-refer") if screen else None,
        stop=Stop(at="screen", urgency="same-day", tell=tuple(one.id for one in resolved.case.tell if one.correct)),
    )


def _never_refer(resolved: ResolvedCase) -> Choices:
    """Play rightly but send nobody anywhere."""
    case = resolved.case
    changed: dict[str, object] = {"stop": None}
    if case.screen:
        changed["screen"] = ScreenChoice(decision="proceed")
    if case.referral and case.rehab:
        missed = [one.id for one in case.referral.options if one.critical == "S2"]
        worst = missed or [one.id for one in case.referral.options if one.grade == 0]
        follow_up = case.expert_path.rehab or RehabChoice()
        changed["rehab"] = follow_up.model_copy(update={"referral": worst[0] if worst else None})
    return case.expert_path.model_copy(update=changed)


def _always_continue(resolved: ResolvedCase) -> Choices:
    """Play rightly, but go on whatever the client says: the response that does most harm."""
    path = resolved.case.expert_path
    return path.model_copy(update={"adapt": respond(resolved, path, Greed())})


def _prior_parrot(resolved: ResolvedCase) -> Choices:
    """Play rightly, but say the prior again after the findings."""
    path = resolved.case.expert_path
    points = {one: 100 * share for one, share in zip(resolved.hypotheses, resolved.prior, strict=True)}
    return path.model_copy(update={"reason": path.reason and path.reason.model_copy(update={"forecast": points})})


_CHOICES: dict[str, Callable[[ResolvedCase, int], Choices]] = {
    "random": lambda case, seed: walk(case, Chance(random.Random(seed))),  # noqa: S311  seeded, to be repeated
    "select-all": lambda case, seed: walk(case, Greed()),
    "over-cap": lambda case, seed: walk(case, Greed(over_by=1)),
    "always-refer": lambda case, seed: _always_refer(case),
    "never-refer": lambda case, seed: _never_refer(case),
    "always-continue": lambda case, seed: _always_continue(case),
    "first-option": lambda case, seed: walk(case, Greedy(_as_written)),
    "longest-option": lambda case, seed: walk(case, Greedy(_longest_first)),
    "shortest-option": lambda case, seed: walk(case, Greedy(_shortest_first)),
    "prior-parrot": lambda case, seed: _prior_parrot(case),
    "expert": lambda case, seed: case.case.expert_path,
}
NAMES: tuple[str, ...] = ("quicktest", *_CHOICES)


def choices(resolved: ResolvedCase, name: str, seed: int) -> Choices:
    """Return the raw choices of a robot; `quicktest` has none of its own (KeyError)."""
    return _CHOICES[name](resolved, seed)


def run(case: CaseDocument, facts: Facts, name: str, seed: int, plays: int = 1000) -> Verdict:
    """Let one robot play the variant `seed`; `plays` is for `random`."""
    resolved = resolve(case, facts, seed)
    if name == "quicktest":
        return _quicktest(resolved, seed)
    if name == "random":
        return _random(resolved, seed, plays)
    return _JUDGES[name](resolved, score(resolved, choices(resolved, name, seed)))


def verdicts(case: CaseDocument, facts: Facts, plays: int = 1000) -> list[Verdict]:
    """Let every robot play the first variant, and the expert every variant; the expert's worst verdict stands."""
    found = [run(case, facts, name, case.seeds[0], plays) for name in NAMES if name != "expert"]
    return [*found, min((run(case, facts, "expert", seed) for seed in case.seeds), key=attrgetter("ok"))]


def _quicktest(resolved: ResolvedCase, seed: int) -> Verdict:
    found = list(robots_quicktest.problems(resolved, seed))
    return Verdict("quicktest", not found, " ".join(found) or "Everything can be reached and every play ends.")


def _random(resolved: ResolvedCase, seed: int, plays: int) -> Verdict:
    results = [score(resolved, choices(resolved, "random", seed * plays + number)) for number in range(plays)]
    share = sum(result.passed for result in results) / plays
    figures = {"plays": plays, "passed": share, "mean": sum(result.total for result in results) / plays}
    if not all(_in_range(result) for result in results):
        return Verdict("random", False, "A score left the range from 0 to 1.", figures)
    return Verdict("random", share < PASSES_AT_MOST, f"{share:.1%} of {plays} random plays pass.", figures)


def _in_range(result: Result) -> bool:
    scores = [*result.parts.values(), *result.pillars.values(), result.total]
    return all(value is None or -EQUAL_WITHIN <= value <= 1 + EQUAL_WITHIN for value in scores)


Judge = Callable[[ResolvedCase, Result], Verdict]


def _below(name: str, limit: Callable[[ResolvedCase], float]) -> Judge:
    def judged(resolved: ResolvedCase, result: Result) -> Verdict:
        says = f"It earns {result.total:.3f}; it must stay below {limit(resolved):.2f}."
        return Verdict(name, result.total < limit(resolved), says, {"total": result.total})

    return judged


def _cut(resolved: ResolvedCase) -> float:
    return resolved.case.cut.total


def _judge_refer(resolved: ResolvedCase, result: Result) -> Verdict:
    if resolved.case.refer is not None:
        return Verdict("always-refer", True, "This is a referral case.", {"total": result.total})
    says = f"Referring everybody earns {result.total:.3f} and {'passes' if result.passed else 'fails'}."
    return Verdict("always-refer", not result.passed, says, {"total": result.total})


def _judge_never_refer(resolved: ResolvedCase, result: Result) -> Verdict:
    case = resolved.case
    defined = case.refer is not None or any(
        one.critical == "S2" for one in (case.referral.options if case.referral else ())
    )
    return _raises("never-refer", "S2", defined, result, "no referral can be missed")


def _judge_continue(resolved: ResolvedCase, result: Result) -> Verdict:
    met = {event.id for event in resolved.case.adapt if event.id in resolved.case.expert_path.adapt}
    acts = [act for event in resolved.case.adapt if event.id in met for act in event.options]
    defined = resolved.case.refer is None and any(act.critical == "S3" for act in acts)
    return _raises("always-continue", "S3", defined, result, "no response goes on after such a sign")


def _raises(name: str, code: str, defined: bool, result: Result, otherwise: str) -> Verdict:
    if not defined:
        return Verdict(name, True, f"Nothing to raise: {otherwise}.", {"total": result.total})
    raised = code in result.safety
    return Verdict(name, raised, f"It {'raises' if raised else 'does not raise'} {code}.", {"total": result.total})


def _judge_parrot(resolved: ResolvedCase, result: Result) -> Verdict:
    value, asked = result.parts["F"], resolved.case.hypotheses
    if value is None or asked is None or asked.panel is not None:
        return Verdict("prior-parrot", True, "No forecast is measured against the truth alone.", {})
    return Verdict("prior-parrot", value <= EQUAL_WITHIN, f"Repeating the prior earns F = {value:.3f}.", {"F": value})


def _judge_expert(resolved: ResolvedCase, result: Result) -> Verdict:
    ok = result.total >= EXPERT_FROM - EQUAL_WITHIN and not result.safety
    codes = f" and raises {', '.join(result.safety)}" if result.safety else ""
    says = f"The expert's path earns {result.total:.3f}{codes} in variant {resolved.seed}."
    return Verdict("expert", ok, says, {"total": result.total})


_JUDGES: dict[str, Judge] = {
    "select-all": _below("select-all", lambda _: GREED_BELOW),
    "over-cap": _below("over-cap", lambda _: GREED_BELOW),
    "always-refer": _judge_refer,
    "never-refer": _judge_never_refer,
    "always-continue": _judge_continue,
    "first-option": _below("first-option", _cut),
    "longest-option": _below("longest-option", _cut),
    "shortest-option": _below("shortest-option", _cut),
    "prior-parrot": _judge_parrot,
    "expert": _judge_expert,
}

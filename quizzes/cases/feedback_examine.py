"""What is said of listening and examining: every option with its why, own beside expert."""

from quizzes.cases.choices import Choices, ReasonChoice, ScreenChoice
from quizzes.cases.feedback_marks import Group, Mark, Verdict, equals_of, expert, picked, ticked
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.scoring_parts import history_keys
from quizzes.cases.words import DECISIONS, LEVEL_TITLES, PROCESS_TITLES, STAGE_TITLES, Level, Process, Stage


def meet(resolved: ResolvedCase, own: Choices) -> list[Group]:
    """Judge the cues."""
    cues = resolved.case.cues
    return [ticked("Cues", cues.options, own.cues, expert(resolved).cues)] if cues else []


def history(resolved: ResolvedCase, own: Choices) -> list[Group]:
    """Judge the questions: key ones belong, others add nothing."""
    menu = resolved.case.history
    if menu is None:
        return []
    groups, theirs = history_keys(menu), expert(resolved).history
    keys, equals = {one for key in groups for one in key}, equals_of(groups, own.history)
    marks = [
        Mark(
            item.id, item.ask, "right" if item.id in keys else "neutral", item.why,
            item.id in own.history, item.id in theirs, equal=item.id in equals,
        )
        for item in menu.items
    ]  # fmt: skip
    return [Group("Questions", tuple(marks))]


def screen(resolved: ResolvedCase, own: Choices) -> list[Group]:
    """Judge the decision to go on, and the reasons given there or when stopping."""
    screen = resolved.case.screen
    if screen is None:
        return []
    stopped = own.stop is not None and own.screen is None
    mine = "stop-and-refer" if stopped else own.screen.decision if own.screen else ""
    given = own.stop.reasons if stopped and own.stop else (own.screen or ScreenChoice(decision="proceed")).reasons
    decided = picked("The decision", DECISIONS, screen.right, screen.why, mine)
    path = expert(resolved)
    theirs = path.screen.reasons if path.screen else path.stop.reasons if path.stop else ()
    return [decided, ticked("Reasons", screen.reasons, given, theirs)]


def forecast(resolved: ResolvedCase, own: Choices) -> list[Group]:
    """Say what the first forecast is for."""
    note = "This first sharing is kept beside your second one. It is not scored."
    return [Group("Your first forecast", (), note)] if own.forecast else []


def assess(resolved: ResolvedCase, own: Choices) -> list[Group]:
    """Judge the assessments, with the finding of each that was performed."""
    offered, theirs = resolved.case.assessments, expert(resolved).assess
    if offered is None:
        return []
    groups = [key.any_of for key in offered.key]
    keys, equals = {one for key in groups for one in key}, equals_of(groups, own.assess)
    marks = [
        Mark(
            test.id, test.title,
            "harm" if test.critical else "wrong" if test.avoid else "right" if test.id in keys else "neutral",
            test.why, test.id in own.assess, test.id in theirs, test.says if test.id in own.assess else "",
            equal=test.id in equals,
        )
        for test in resolved.tests
    ]  # fmt: skip
    return [Group("Assessments", tuple(marks))]


def reason(resolved: ResolvedCase, own: Choices) -> list[Group]:
    """Judge the readings, the problem statement and the state."""
    asked, mine = resolved.case.interpret, own.reason or ReasonChoice()
    theirs = expert(resolved).reason or ReasonChoice()
    made: list[Group] = []
    if asked is not None:
        made.append(ticked("Readings of the findings", asked.options, mine.interpret, theirs.interpret))
        made.append(
            ticked("The problem in one sentence", asked.problem, [mine.problem or ""], [theirs.problem or ""])
        )
    return [*made, *_named_state(resolved, mine)]


def _named_state(resolved: ResolvedCase, mine: ReasonChoice) -> list[Group]:
    state = resolved.case.state
    if state is None:
        return []
    right = _state_words(state.process, state.stage, state.irritability)
    own = _state_words(mine.process, mine.stage, mine.irritability)
    verdict: Verdict = "right" if own in {"", right} else "wrong"
    better = "" if own == right else right
    mark = Mark("state", "Process and irritability", verdict, state.why, bool(own), True, own, right, better)
    return [Group("The state of the tissue", (mark,))]


def _state_words(process: Process | None, stage: Stage | None, irritability: Level | None) -> str:
    named = [PROCESS_TITLES[process]] if process else []
    named += [STAGE_TITLES[stage].lower()] if stage else []
    named += [f"{LEVEL_TITLES[irritability].lower()} irritability"] if irritability else []
    return ", ".join(named)

"""A screen of a case in the plain rows that the parts of the pages take."""

from collections.abc import Sequence
from typing import Any

from quizzes.cases.feedback import Feedback
from quizzes.cases.feedback_marks import Mark
from quizzes.cases.screen import Card, Screen

# Tuples in fact, so that the parts made of them can be kept by them.
Rows = Sequence[tuple[Any, ...]]
RATINGS = {"right": "right", "acceptable": "partly", "neutral": "neutral", "wrong": "wrong", "harm": "harm"}


def shown(screen: Screen) -> dict[str, Any]:
    """The rail, the client's facts, the meters, the chart and the feedback of one screen."""
    return {
        "rail_rows": tuple(
            (chapter.title, tuple((step.title, step.state) for step in chapter.steps)) for chapter in screen.rail
        ),
        "client_facts": client_facts(screen.client),
        "meter": meter(screen),
        "chart_lines": chart_lines(screen),
        "feedback_rows": _fed(screen),
    }


def _fed(screen: Screen) -> Rows:
    """The feedback on what was left; while the client responds, on the last response alone."""
    if screen.feedback is None:
        return ()
    rows = feedback_rows(screen.feedback)
    return (("Your last response", *rows[-1][1:]),) if screen.step == screen.feedback.step == "adapt" else rows


def client_facts(client: Card) -> Rows:
    """Age, work, pain now where it is known, and goals, in words."""
    facts: Rows = (("Age", str(client.age)), ("Work", client.work))
    if client.pain is not None:
        facts = (*facts, ("Pain now", f"{client.pain} of 10" + (", flared" if client.flared else "")))
    return (*facts, ("Goals", "; ".join(client.goals))) if client.goals else facts


def meter(screen: Screen) -> dict[str, int]:
    """The values of the meters part; empty where nothing is examined."""
    if not screen.meters:
        return {}
    minutes, irritability = screen.meters
    return {
        "minutes_left": minutes.most - minutes.used,
        "minutes_total": minutes.most,
        "irritability": irritability.used,
        "limit": irritability.most,
    }


def chart_lines(screen: Screen) -> Rows:
    """What was done, what was found, and whether it is new."""
    return tuple(
        (note.title, ". ".join(part.rstrip(".") for part in (note.sign, note.text, note.note) if part), note.newest)
        for note in screen.chart
    )


def feedback_rows(feedback: Feedback) -> Rows:
    """Title, note and the judged options of each question: (text, rating, chosen, expert, why)."""
    return tuple((group.title, group.note, tuple(why_row(mark) for mark in group.marks)) for group in feedback.groups)


def why_row(mark: Mark) -> tuple[Any, ...]:
    """One judged option in the row of the whys part."""
    text = f"{mark.text} ({mark.said})" if mark.said else mark.text
    why = f"{mark.why} Better: {mark.better}." if mark.better else mark.why
    return (text, RATINGS[mark.verdict], mark.own, mark.expert, why)

"""A posted form to the event it means. The form says what was sent; play decides whether it can be taken."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from quizzes.cases.play import Event, Play, Refusal

Form = Mapping[str, Sequence[str]]
"""Field name -> the values sent under it."""


def read(play: Play, step: str, act: str, form: Form) -> Event:
    """Return the event that a form posted from the screen of `step` means; `act` is the button that was pressed.

    A form sent from a screen that is no longer in front yields an event that play refuses. Raises Refusal where two
    things are sent for one.
    """
    reader = _READERS.get(act)
    return Event(step, act, reader(play, form) if reader else None)


def _one(form: Form, name: str) -> str | None:
    sent = _many(form, name)
    if len(sent) > 1:
        raise Refusal("Two things were sent where one can be chosen. Nothing was changed; choose one.", "repeated")
    return sent[0] if sent else None


def _many(form: Form, name: str) -> list[str]:
    return [one for one in form.get(name, ()) if one]


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _number(text: str | None) -> Any:
    """Return a whole number where the text is one, else the text for play to refuse."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 4 else text


def _points(play: Play, form: Form) -> dict[str, Any]:
    return {one: _number(_one(form, f"points.{one}") or "0") for one in play.resolved.hypotheses}


def _dose(play: Play, form: Form) -> dict[str, Any]:
    return {
        pick.option: _given(
            depth=_one(form, f"depth.{pick.option}"),
            minutes=_number(_one(form, f"minutes.{pick.option}")),
            because=_one(form, f"because.{pick.option}"),
        )
        for pick in play.choices.plan
    }


def _stop(play: Play, form: Form) -> dict[str, Any]:
    reasons = _many(form, "reasons")
    if play.decided_to_stop and play.choices.screen:
        reasons = list(play.choices.screen.reasons)
    return _given(urgency=_one(form, "urgency"), reasons=reasons, tell=_many(form, "tell"))


def _state(play: Play, form: Form) -> dict[str, Any]:
    return _given(**{name: _one(form, name) for name in ("process", "stage", "irritability", "sure")})


def _respond(play: Play, form: Form) -> dict[str, Any]:
    """Read the response; the form names the event it was shown for, so that a stale page is noticed."""
    return _given(event=_one(form, "event"), option=_one(form, "option"))


def _rows(play: Play, form: Form) -> dict[str, Any]:
    rehab = play.resolved.case.rehab
    return _given(**{row.id: _one(form, f"row.{row.id}") for row in (rehab.rows if rehab else ())})


_READERS: dict[str, Callable[[Play, Form], Any]] = {
    "mark": lambda play, form: _many(form, "cues"),
    "ask": lambda play, form: _one(form, "question"),
    "decide": lambda play, form: _given(decision=_one(form, "decision"), reasons=_many(form, "reasons")),
    "share": _points,
    "perform": lambda play, form: _one(form, "assessment"),
    "interpret": lambda play, form: _given(interpret=_many(form, "interpret"), problem=_one(form, "problem")),
    "reshare": lambda play, form: _given(points=_points(play, form), sure=_one(form, "sure")),
    "state": _state,
    "agree": lambda play, form: _many(form, "before"),
    "choose": lambda play, form: _many(form, "plan"),
    "dose": _dose,
    "respond": _respond,
    "judge": lambda play, form: _one(form, "retest"),
    "sort": _rows,
    "refer": lambda play, form: _given(referral=_one(form, "referral"), tell=_many(form, "tell")),
    "note": lambda play, form: _many(form, "note"),
    "stop": _stop,
    "back": lambda play, form: _one(form, "to"),
}

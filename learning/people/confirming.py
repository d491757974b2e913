"""Asking for the password again before what could hurt somebody whose open browser is used by another."""

import functools
from collections.abc import Callable
from typing import ParamSpec

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.core import web
from learning.core.clock import MINUTE
from learning.core.person import Person

# How long a password that was given counts.
LASTS = 10 * MINUTE

P = ParamSpec("P")


def is_confirmed(person: Person, now: int) -> bool:
    """Whether the password was given lately: each proof of it begins a new session."""
    return now - person.signed_in_at <= LASTS


def always() -> bool:
    """Whatever is sent."""
    return True


def needs_password(
    page: str, when: Callable[[], bool] = always
) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """Declare, within `requires`, that a view needs a password given lately; whoever gave none is asked for it first.

    `page`: the endpoint of the page that a form of this view stands on. Nobody's form is kept meanwhile: it is
    filled in again there. `when`: asked with the request at hand, for a view that takes harmless forms too.
    """

    def declare(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        @functools.wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if not when() or is_confirmed(web.signed_in_person(), web.now()):
                return view(*args, **kwargs)
            return redirect(url_for("people.confirm", next=_return_to(page)), 303)

        guarded.asks_password = page  # type: ignore[attr-defined]
        return guarded

    return declare


def _return_to(page: str) -> str:
    if request.method == "GET":
        return request.full_path.rstrip("?")
    flash("Nothing was saved yet, and what you typed is not kept. Confirm that it is you and do it again.", "caution")
    wanted = next(current_app.url_map.iter_rules(page)).arguments
    return url_for(page, **{name: value for name, value in (request.view_args or {}).items() if name in wanted})

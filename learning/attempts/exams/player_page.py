"""The player's page: its frame is kept for all sittings of an exam, its questions for each; a request joins them."""

from datetime import UTC, datetime

from flask import get_template_attribute
from markupsafe import Markup, escape

from learning.attempts.exams.finding import Sitting
from learning.attempts.exams.sheets import Sheet, leaves, sheet
from learning.core import form_tokens, web
from learning.core.gaps import filled, gap
from learning.core.kept_pages import kept
from quizzes.exams.timing import time_in_words

END = "end"
HIDDEN, CURRENT, NEITHER = Markup(" hidden"), Markup(' aria-current="true"'), Markup("")
_LOOK_AGAIN = "Please look at this question again"


def player_page(sitting: Sitting, now: int, item: str, error: str = "") -> str:
    """The page, open at `item`: a place from 1, an item's opaque id, or "end". `error`: what is wrong there."""
    paper, shown, left = sitting.paper, sheet(web.database(), sitting), leaves(sitting)
    here = _here(shown, item)
    in_sections = left is not None
    return kept(
        ("player", paper.title, in_sections),
        "exams/player.html",
        lambda: {"title": paper.title, "in_sections": in_sections, "here": gap("address")},
        address=f"/sittings/{sitting.id}", sitting=sitting.id, leaves=str(left),
        now=str(now), deadline=str(sitting.attempt.deadline), ends=_ends(sitting.attempt.deadline),
        extended=_extended(sitting),
        kept=shown.kept, saved="Saved" if sitting.rev else "Nothing to save yet", left=shown.left,
        error=_summary(f"q{here}", error), **_questions(shown, here),
    )  # fmt: skip


def _here(shown: Sheet, item: str) -> int | str:
    """Where the page is open."""
    if item == END:
        return END
    return next((one.place for one in shown.questions if item in {str(one.place), one.id}), 1)


def _ends(deadline: int) -> str:
    """The deadline for whoever has no running clock: 14:05."""
    return f"{datetime.fromtimestamp(deadline / 1000, UTC):%H:%M}"


def _extended(sitting: Sitting) -> Markup:
    """The time with what was granted; nothing where nothing was."""
    granted, minutes = sitting.attempt.granted, sitting.attempt.minutes
    words = Markup('<span class="exam__extended">{}</span>').format(time_in_words(minutes, granted))
    return words if granted else NEITHER


def _questions(shown: Sheet, here: int | str) -> dict[str, str]:
    """The parts of the page that name each question."""
    token = escape(form_tokens.token())
    links = (filled(one.link, {"current": CURRENT if one.place == here else NEITHER}) for one in shown.questions)
    texts = (
        filled(one.html, {form_tokens.GAP: token, "hidden": NEITHER if one.place == here else HIDDEN})
        for one in shown.questions
    )
    return {
        "links": Markup("".join(links)), "questions": Markup("".join(texts)),  # noqa: S704 - our templates made them
        "unfinished": shown.unfinished,
        "end_current": CURRENT if here == END else NEITHER, "end_hidden": NEITHER if here == END else HIDDEN,
    }  # fmt: skip


def _summary(at: str, error: str) -> Markup:
    if not error:
        return NEITHER
    summary: Markup = get_template_attribute("parts/error_summary.html", "error_summary")([(at, error)], _LOOK_AGAIN)
    return summary

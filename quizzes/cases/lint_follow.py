"""Mistakes in the chapter Follow up, and in what makes a referral case."""

from quizzes.cases.definition import CaseDocument
from quizzes.cases.definition_treat import Refer, Referral, Rehab
from quizzes.cases.lint_parts import (
    Finding,
    Findings,
    Path,
    options,
    repeated,
    short_why,
    too_few,
    unguarded,
    unknown,
)
from quizzes.cases.words import STEPS, URGENCIES, WHY_LENGTH


def following_up(case: CaseDocument) -> Findings:
    """Every mistake in rehabilitation, referral and note."""
    if case.rehab is not None:
        yield from _rehab(case.rehab)
    if case.referral is not None:
        yield from _referral(case.referral)
    if case.note is not None:
        yield from options(("note", "options"), case.note.options)
    if case.rehab is not None and (case.referral is None or not case.referral.options):
        remedy = "Offer the urgencies and the choice not to refer."
        yield Finding(("referral",), "no options", "a referral decision beside `rehab`", remedy)
    if case.rehab is None and case.note is not None:
        yield Finding(
            ("note",), "a note without `rehab`", "`rehab:` beside it", "Add `rehab:`, or take the note out."
        )
    if case.refer is not None:
        yield from _refer(case, case.refer)


def _rehab(rehab: Rehab) -> Findings:
    path: Path = ("rehab", "rows")
    yield from too_few(path, rehab.rows, 2, "rows")
    yield from repeated(path, (row.id for row in rehab.rows), "id")
    yield from repeated(("rehab", "columns"), rehab.columns)
    for place, row in enumerate(rehab.rows):
        yield from short_why((*path, place), row.why)
        yield from unknown((*path, place, "correct"), row.correct, rehab.columns, "a column")
    if len(rehab.rows) > 1 and len({row.correct for row in rehab.rows}) == 1:
        yield Finding(
            path, "one column for every row", "at least two columns in use", "Add a row that belongs elsewhere."
        )


def _referral(referral: Referral) -> Findings:
    path: Path = ("referral", "options")
    yield from repeated(path, (one.id for one in referral.options), "id")
    for place, one in enumerate(referral.options):
        yield from short_why((*path, place), one.why)
        yield from unguarded((*path, place), one.grade, one.critical)
        if not one.text and one.id not in URGENCIES:
            remedy = f"Add `text:`; only {', '.join(URGENCIES)} need none."
            yield Finding((*path, place, "text"), "nothing", "the words a learner chooses", remedy)
    if referral.options:
        yield from too_few(path, referral.options, 2, "options")
    if referral.options and not any(one.grade == 1 for one in referral.options):
        yield Finding(path, "no option with grade 1", "at least one", "Give the right referral grade 1.")
    if referral.tell is not None:
        yield from options(("referral", "tell", "options"), referral.tell.options)


def _refer(case: CaseDocument, refer: Refer) -> Findings:
    for name, step in (("shows", refer.shows), ("by", refer.by)):
        yield from unknown(("refer", name), step, case.steps, "a step this case has")
    if STEPS.index(refer.by) < STEPS.index(refer.shows):
        found = f"{refer.by}, before {refer.shows} has shown it"
        yield Finding(("refer", "by"), found, f"{refer.shows} or a later step", "Move `by` after `shows`.")
    if len(refer.consequence) < WHY_LENGTH:
        found = f"{len(refer.consequence)} characters"
        yield Finding(("refer", "consequence"), found, f"at least {WHY_LENGTH}", "Say what follows for the client.")
    if case.referral is None or case.referral.tell is None:
        remedy = "Add what to tell the client and the referrer: the hand-over is scored on it."
        yield Finding(("referral",), "no `tell`", "`tell:` in a referral case", remedy)

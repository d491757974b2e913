"""Mistakes that show only when the whole case is looked at: weights, cut, length, variants."""

from quizzes.cases.definition import SHORT_MINUTES, CaseDocument
from quizzes.cases.lint_parts import Finding, Findings, not_one, repeated
from quizzes.cases.words import CHAPTER_OF

MINI_CHAPTERS = 2


def whole(case: CaseDocument) -> Findings:
    """Every mistake that belongs to no single step; what the case cites and links to, the library checks."""
    yield from not_one(("weights",), case.weights.model_dump())
    yield from _cut(case)
    if case.mini:
        yield from _mini(case)
    if len(case.steps) == 1:
        yield Finding(
            (), "no step but `meet`", "something to decide", "Add history, assessments, a plan or a follow-up."
        )
    yield from repeated(("references",), case.references)
    yield from repeated(("variants",), case.variants)
    for seed in case.variant_whys:
        if seed not in case.variants:
            remedy = "Add the seed to `variants`, or take this out."
            yield Finding(("variant_whys", seed), f"{seed}", "a seed in `variants`", remedy)


def _cut(case: CaseDocument) -> Findings:
    total, pillar = case.cut.total, case.cut.pillar
    if total <= 0:
        yield Finding(("cut", "total"), f"{total:g}", "above 0", "Say what share of the points passes.")
    if pillar > total:
        remedy = "Lower the pillar cut: no pillar asks more than the whole."
        yield Finding(("cut", "pillar"), f"{pillar:g}, above {total:g}", "at most the total cut", remedy)


def _mini(case: CaseDocument) -> Findings:
    if not case.short:
        found = f"{case.minutes} for a case without every step"
        remedy = "Shorten the mini case, or add the missing steps."
        yield Finding(("minutes",), found, f"at most {SHORT_MINUTES}", remedy)
    # Meeting the client opens every case, so it alone does not make a chapter.
    chapters = dict.fromkeys(CHAPTER_OF[step] for step in case.steps if step != "meet" or case.cues)
    if len(chapters) > MINI_CHAPTERS:
        found = f"steps of {len(chapters)} chapters"
        yield Finding(
            (), found, f"a mini case of at most {MINI_CHAPTERS}", "Take steps out, or add the missing ones."
        )

"""What an application for approval asks for, of one course: Markdown files and one page, saying what is unset."""

from collections.abc import Iterator
from dataclasses import dataclass

from learning.core.provider import Provider
from learning.credit.completion.evaluating import FEWEST, Summary
from learning.credit.completion.evaluation_table import told_evaluations
from learning.credit.completion.questions import questions
from learning.credit.reviewing.clearance import Approver, Clearance
from learning.study.course_pages import aims, instructor
from learning.study.courses import Offer
from learning.study.sums import sum_lines

SCOPE = (
    "What a learner may do with the course depends on their training and on the law where they work. The course "
    "teaches reasoning; it gives no permission. Knowledge and reasoning are assessed, hands-on competence is not."
)


@dataclass(frozen=True)
class Part:
    """One file of the packet: its name without suffix, its heading, its lines, and the settings it still lacks."""

    name: str
    title: str
    lines: tuple[str, ...]
    unset: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The text beneath the heading, in Markdown."""
        return "\n".join((*(f"**Not set: {one}.**\n" for one in self.unset), *self.lines, ""))


Settings = tuple[tuple[str, str, str], ...]  # words, value, name of the setting


def packet(offer: Offer, cleared: Clearance, provider: Provider, said: Summary) -> tuple[Part, ...]:
    """The parts in the order in which a board asks for them; `said`: the evaluations of the course."""
    return (
        _part("1-course", f"{offer.page.title}: the course", _course(offer, cleared.approver), _who(provider)),
        _part("2-objectives", "Objectives", _objectives(offer)),
        _part("3-outline", "Outline", _outline(offer)),
        _part("4-instructor", "Instructor", iter(()), _teacher(offer, provider)),
        _part("5-hours", "Hours", _hours(offer)),
        _part("6-evaluation", "Evaluation", _evaluation(said)),
        _part("7-policies", "Policies", _policies(offer), _promises(provider)),
    )


def unset(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Everything that the packet still lacks."""
    return tuple(one for part in parts for one in part.unset)


def _part(name: str, title: str, lines: Iterator[str], settings: Settings = ()) -> Part:
    told = tuple(f"- {words}: {value}" for words, value, _ in settings if value)
    missing = tuple(f"{words} ({setting})" for words, value, setting in settings if not value)
    return Part(name, title, (*lines, *told), missing)


def _course(offer: Offer, approver: Approver | None) -> Iterator[str]:
    yield offer.page.summary
    yield ""
    yield "- Type: home study"
    yield f"- CE hours: {offer.ce:g}"
    said = f"{approver.words}; licensed in {approver.state_name}" if approver else "not approved by anybody yet"
    yield f"- Reviewer: {said}"


def _who(provider: Provider) -> Settings:
    return (
        ("Provider", provider.name, "PROVIDER_NAME"),
        ("Address or e-mail", provider.contact, "PROVIDER_CONTACT"),
        ("NCBTMB approved provider", provider.ncbtmb, "NCBTMB_PROVIDER_NUMBER"),
        ("Florida provider", provider.florida, "FLORIDA_PROVIDER_NUMBER"),
        ("Texas provider", provider.texas, "TEXAS_PROVIDER_NUMBER"),
    )


def _objectives(offer: Offer) -> Iterator[str]:
    yield "Afterwards a learner can:"
    for title, found in aims(offer):
        yield f"\n### {title}\n"
        yield from (f"- {aim.text}" for aim in found)
    if not offer.objectives:
        yield "\n**The course names no objectives yet.**"


def _outline(offer: Offer) -> Iterator[str]:
    for part in offer.outline.parts:
        yield f"### {part.title}\n" if part.title else ""
        yield from (f"- {page.title}: {page.words:,} words, {page.minutes} minutes" for page in part.modules)
        yield ""
    yield from (f"- Case: {case.title}, {case.document.minutes} minutes" for case in offer.outline.cases)
    if offer.outline.exam:
        yield f"- Exam: {offer.outline.exam.title}"
    if offer.document.taken:
        yield f"- Quiz: {len(offer.document.taken.items)} questions, pass mark {offer.document.pass_mark:.0%}"


def _teacher(offer: Offer, provider: Provider) -> Settings:
    name, credentials = instructor(offer, provider)
    return ("Name", name, "INSTRUCTOR_NAME"), ("Qualifications", credentials, "INSTRUCTOR_CREDENTIALS")


def _hours(offer: Offer) -> Iterator[str]:
    yield from ("| Part | How it is worked out | Hours |", "|---|---|---|")
    yield from (f"| {what} | {how} | {hours} |" for what, how, hours in sum_lines(offer))
    rule = offer.hours.rule
    yield f"\nThe rule since {rule.begins}: {rule.source} Checked: {rule.checked_on or 'not checked'}."


def _evaluation(said: Summary) -> Iterator[str]:
    sheet = questions()
    yield "### Form\n"
    scale = ", ".join(f"{one.value} {one.words}" for one in sheet.scale)
    yield f"Each statement is rated: {scale}. A comment is optional.\n"
    yield from (f"{number}. {one.says}" for number, one in enumerate(sheet.statements, 1))
    yield f"\n{sheet.source} Checked: {sheet.checked_on or 'not checked'}."
    if said.rated:
        yield from told_evaluations(said, sheet.scale)
    else:
        yield f"\n### Results\n\n{said.number} so far; they are shown from {FEWEST} on."


def _policies(offer: Offer) -> Iterator[str]:
    before = " ".join(offer.document.prerequisites) or "none"
    yield f"- Prerequisites: {before}"
    yield f"- Grading: {'; '.join(_marks(offer)) or 'nothing is graded'}."
    yield f"- Scope of practice: {SCOPE}"


def _marks(offer: Offer) -> Iterator[str]:
    """What has to be passed for credit; the quizzes of the courses of a pathway are practice."""
    if offer.document.taken and not offer.document.courses:
        yield f"the pass mark of the quiz is {offer.document.pass_mark:.0%} of its points"
    if offer.outline.exam:
        yield f"the pass mark of the exam is {offer.outline.exam.document.cut:.0%} of its points"
    if offer.outline.cases:
        yield "each case is passed, with nothing unsafe done"


def _promises(provider: Provider) -> Settings:
    return (
        ("Fees and refunds", provider.fees, "FEES_AND_REFUNDS"),
        ("Disclosures", provider.disclosures, "DISCLOSURES"),
        ("Accessibility and complaints", provider.complaints, "COMPLAINTS_CONTACT"),
    )

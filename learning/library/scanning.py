"""Reads a Markdown body for its marks: what it mentions must be there, what it writes must be allowed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from learning.library import marks
from learning.library.known import Known, folded
from learning.library.problems import Problem, shortened

MOST_BRACKETS = 300  # in one paragraph: matching them takes time that grows with the square
DEEPEST_QUOTE = 12
DEEPEST_INDENT = 48
BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Body:
    """A piece of Markdown and where it begins in its file. `inline`: one line of a key, without citations."""

    path: str
    text: str
    line: int
    column: int = 1
    inline: bool = False

    def problem(self, offset: int, found: str, expected: str, remedy: str) -> Problem:
        """A Problem at a character of the text."""
        before = self.text[:offset]
        line = before.count("\n")
        column = len(before) - (before.rfind("\n") + 1) + 1
        # A key's text may be folded or quoted in the file: only where it begins is known.
        place = (self.line, self.column) if self.inline else (self.line + line, column)
        return Problem(self.path, *place, shortened(found), expected, remedy)


def scan(body: Body, known: Known) -> Iterator[Problem]:
    """Every problem of a body: sizes first, and only a body of bearable size is read further."""
    sizes = list(_sizes(body))
    yield from sizes
    if not sizes:
        text = marks.blanked(body.text)
        for errand in (_citations, _badges, _terms, _targets, _images, _html):
            yield from errand(body, text, known)
        yield from _lines(body, text)


def _sizes(body: Body) -> Iterator[Problem]:
    for run in marks.DELIMITER_RUN.finditer(body.text):
        yield body.problem(run.start(), f"{len(run.group())} times {run.group(1)}", "at most 63", "shorten it")
    start = 0
    for paragraph in BLANK_LINE.split(body.text):
        start = body.text.find(paragraph, start)
        brackets = sum(paragraph.count(c) for c in "[*_`<")
        if brackets > MOST_BRACKETS:
            found = f"{brackets} marks in one paragraph"
            yield body.problem(start, found, f"at most {MOST_BRACKETS}", "divide the paragraph with blank lines")
        start += len(paragraph)


def _citations(body: Body, text: str, known: Known) -> Iterator[Problem]:
    for match in marks.CITATION.finditer(text):
        if body.inline:
            yield body.problem(match.start(), match.group(), "citations in the body only", "cite it in the body")
            continue
        for part in re.finditer(r"[^;]+", match.group(1)):
            offset = match.start(1) + part.start() + len(part.group()) - len(part.group().lstrip())
            yield from _citation(body, offset, part.group().strip(), known)


def _citation(body: Body, offset: int, part: str, known: Known) -> Iterator[Problem]:
    if not marks.CITED.fullmatch(part):
        yield body.problem(offset, part, "`@id` of a reference", "write [@one2015] or [@one2015; @two2020]")
    elif not known.has("reference", part[1:]):
        yield body.problem(offset, part, "a known reference", known.advice("reference", part[1:]))


def _badges(body: Body, text: str, known: Known) -> Iterator[Problem]:
    form = "{evidence: supported}, or {evidence: partly claim-004} with partly, unproven or contradicted"
    for match in marks.BADGE.finditer(text):
        inner = marks.BADGE_INNER.fullmatch(match.group(1))
        if inner is None:
            yield body.problem(match.start(), match.group(), "an evidence badge", f"write {form}")
        elif inner.group(2):
            yield from _badge_claim(body, match.start(), inner.group(1), inner.group(2).replace("_", "-"), known)


def _badge_claim(body: Body, offset: int, status: str, claim: str, known: Known) -> Iterator[Problem]:
    if not known.has("claim", claim):
        yield body.problem(offset, claim, "a known claim", known.advice("claim", claim))
    elif known.verdicts.get(claim, status) != status:
        verdict = known.verdicts[claim]
        yield body.problem(offset, f"{status} for {claim}", f"its verdict, {verdict}", f"write {verdict}")


def _terms(body: Body, text: str, known: Known) -> Iterator[Problem]:
    for match in marks.TERM.finditer(text):
        term = folded(match.group(1))
        if not known.has("term", term):
            yield body.problem(match.start(), match.group(), "a term of the glossary", known.advice("term", term))


def _targets(body: Body, text: str, known: Known) -> Iterator[Problem]:
    for match in marks.TARGET.finditer(text):
        yield from target_problems(body, match.start(1), match.group(1), known)


def target_problems(body: Body, offset: int, target: str, known: Known) -> Iterator[Problem]:
    """What is wrong with the target of a link or picture."""
    kind, _, slug = target.partition(":")
    if target.startswith(marks.EXTERNAL):
        return
    if kind not in (*marks.LINK_SCHEMES, "figure", "video"):
        forms = (
            "technique:slug (or condition, assessment, lesson, stage, tissue, adaptation, case, claim), or https://"
        )
        yield body.problem(offset, f"the link {target or 'to nothing'}", forms, "correct the address")
    elif not known.has(kind, slug):
        yield body.problem(offset, f"the dead link {target}", f"a known {kind}", known.advice(kind, slug))


def _images(body: Body, text: str, _known: Known) -> Iterator[Problem]:
    for match in marks.IMAGE.finditer(text):
        figure = marks.FIGURE.match(body.text, match.start())
        form = '![what it shows](figure:slug "Caption") in a paragraph of its own'
        alone = figure and _stands_alone(body.text, match.start(), figure.end())
        if figure is None or not alone or body.inline:
            yield body.problem(match.start(), "a picture", form, "write it in this form between blank lines")
        elif not figure.group(1).strip() or not (figure.group(4) or "").strip():
            yield body.problem(match.start(), "a picture without words", form, "say what it shows, add a caption")


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
    return (not before or before.endswith("\n\n")) and (not after or after.startswith("\n\n") or not after.strip())


def _html(body: Body, text: str, _known: Known) -> Iterator[Problem]:
    for match in marks.HTML.finditer(text):
        remedy = "write it in Markdown, or `<` between backticks"
        yield body.problem(match.start(), f"the HTML {match.group()}", "no HTML", remedy)


def _lines(body: Body, text: str) -> Iterator[Problem]:
    level, offset = 1, 0
    for line in text.split("\n"):
        heading = marks.HEADING.fullmatch(line)
        if heading:
            yield from _heading(body, offset, heading, level)
            level = max(len(heading.group(1)), 2)
        if line.startswith("!!!") and not marks.CALLOUT.fullmatch(line):
            form = '!!! key "Title" (or caution, red-flag, note)'
            yield body.problem(offset, line, form, "correct the call-out, and indent its text by four spaces")
        yield from _depth(body, offset, line)
        offset += len(line) + 1


def _heading(body: Body, offset: int, heading: re.Match[str], above: int) -> Iterator[Problem]:
    level = len(heading.group(1))
    if not heading.group(2) or not heading.group(3).strip():
        yield body.problem(offset, heading.group(), "`## Words`", "write a space and words after the #")
    elif level == 1 or level > 4:
        yield body.problem(offset, f"a heading of level {level}", "## to ####", "the title is level 1 already")
    elif level > above + 1:
        yield body.problem(offset, f"level {level} below {above}", f"level {above + 1}", "do not leave a level out")


def _depth(body: Body, offset: int, line: str) -> Iterator[Problem]:
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    quotes = re.match(r"[>\s]*", line)
    if indent > DEEPEST_INDENT or (quotes is not None and quotes.group().count(">") > DEEPEST_QUOTE):
        yield body.problem(offset, "text nested more than 12 deep", "at most 12 levels", "make it flatter")

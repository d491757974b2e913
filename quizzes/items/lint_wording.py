"""Wording that tests reading or test-wiseness instead of understanding: the classic item-writing flaws."""

import re
from collections.abc import Callable

from quizzes.cases.lint_parts import Finding, Findings
from quizzes.items.definition import ItemDocument
from quizzes.items.lint_view import Said, question, said
from quizzes.items.single import Single

NEGATIVE = re.compile(r"\b(not|\w+n[’']t|cannot|except|never|(?<!at )least|incorrect|untrue)\b", re.IGNORECASE)
ALL_OR_NONE = re.compile(
    r"\b(all|none|both|any|neither) of (the )?(above|below|these|them|others?|options|choices)\b", re.IGNORECASE
)
ABSOLUTE = re.compile(
    r"\b(always|never|every|everyone|everybody|nobody|no one|completely|entirely|totally|absolutely|"
    r"impossible|guarantee[sd]?|in all cases|without exception)\b",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(often|usually|sometimes|frequently|infrequently|rarely|seldom|occasionally|generally|typically|commonly)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"\b(?P<article>an?)[\s_…:.]*$", re.IGNORECASE)


def wording(item: ItemDocument) -> Findings:
    """Every flaw in the words of an item."""
    options = said(item)
    if found := NEGATIVE.search(question(item.stem)):
        remedy = "Ask for what is right, or make it a true/false set."
        yield Finding(("stem",), f"“{found[0]}” in the question", "a question without a negative", remedy)
    for one in options:
        yield from _flawed(one)
    yield from _article(item, options)
    if isinstance(item, Single):
        yield from _stands_out(options)


def _flawed(one: Said) -> Findings:
    for pattern, expected, remedy in (
        (ALL_OR_NONE, "an option of its own", "Write what it means, or make it a multiple response."),
        (ABSOLUTE, "words that leave room", "Absolute words give an option away; say when and for whom."),
        (VAGUE, "how often, or under which condition", "People read such words differently; be definite."),
    ):
        if found := pattern.search(one.text):
            yield Finding((*one.path, "text"), f"“{found[0]}”", expected, remedy)


def _article(item: ItemDocument, options: tuple[Said, ...]) -> Findings:
    """A stem that ends in "a" or "an" where only some options go with it."""
    ends = ARTICLE.search(item.stem.strip())
    if ends is None or not options:
        return
    fitting = [(one.text[:1].casefold() in "aeiou") == (ends["article"].casefold() == "an") for one in options]
    if not all(fitting):
        found = f"an ending in “{ends['article']}” that fits {sum(fitting)} of {len(options)} options"
        yield Finding(("stem",), found, "an ending that fits them all", "Move the article into the options.")


def _stands_out(options: tuple[Said, ...]) -> Findings:
    """A key that alone begins or ends differently from all the others."""
    looks: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
        ("ends with a full stop", "has no full stop", lambda text: text.endswith(".")),
        ("begins with a capital", "begins without a capital", lambda text: text[:1].isupper()),
    )
    for having, lacking, look in looks:
        keys = [one for one in options if one.right]
        others = {look(one.text) for one in options if not one.right}
        if len(options) > 2 and len(keys) == len(others) == 1 and look(keys[0].text) not in others:
            found = f"a key that alone {lacking if True in others else having}"
            yield Finding(
                (*keys[0].path, "text"), found, "options that look alike", "Write all options the same way."
            )

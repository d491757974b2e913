"""What our own Markdown marks look like: used both to check a body and to render it."""

import re

CITATION = re.compile(r"\[(@[^\[\]]*)\]")
CITED = re.compile(r"@([a-z0-9]+(?:-[a-z0-9]+)*)")
BADGE = re.compile(r"\{evidence\b([^{}]*)\}")
BADGE_INNER = re.compile(r":\s*(supported|partly|unproven|contradicted)(?:\s+(claim[-_]\d{3}))?\s*")
TERM = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]|]+))?\]\]")
TARGET = re.compile(r"\]\(\s*([^\s()]*)")
IMAGE = re.compile(r"!\[")
FIGURE = re.compile(r'!\[([^\[\]]*)\]\((figure|video):([a-z0-9-]+)(?:\s+"(.*?)")?\)', re.DOTALL)
CALLOUT = re.compile(r'!!! (key|caution|red-flag|note)(?: +"([^"]+)")?\s*')
HEADING = re.compile(r"(#{1,6})(\s*)(.*)")
HTML = re.compile(r"<(?!https?://|mailto:)[A-Za-z/!?][^<>]*>?")
CODE = re.compile(r"(`+)(?:(?!\1).)+?\1", re.DOTALL)
ESCAPE = re.compile(r"\\.")
DELIMITER_RUN = re.compile(r"([\[\](){}*_`~<>!])\1{63,}")
LINK_SCHEMES = (
    "technique", "condition", "assessment", "lesson", "stage", "tissue", "adaptation", "case", "claim",
)  # fmt: skip
EXTERNAL = ("https://", "mailto:")


def cited(group: str) -> list[str]:
    """The reference ids of one citation `@furlan2015; @gross2024`."""
    return CITED.findall(group)


def blanked(text: str) -> str:
    """The text with inline code and escaped characters blanked out, every other character at its place."""
    without_code = CODE.sub(_blank, text)
    return ESCAPE.sub(_blank, without_code)


def _blank(match: re.Match[str]) -> str:
    return "".join("\n" if c == "\n" else " " for c in match.group())

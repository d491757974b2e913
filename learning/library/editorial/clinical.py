"""Which sentences say something that a clinician would ask a source for, told by their words alone.

Explained to authors in docs/authors.md: a figure with a measure, a treatment that does something to a complaint or a
tissue, a treatment that is forbidden, or what research shows. What somebody says, and what is asked, states nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NUMBER = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
TREATMENT = (
    r"massag\w*|manual (?:therapy|work)|effleurage|strok\w+|knead\w*|petrissage|frictions?|compression|cups|cupping|"
    r"stretch\w*|vibration|percussion|tapotement|drainage|press(?:es|ed|ing|ures?)?|hands-on|release|"
    r"trigger-point work|exercises?|loading|mobilisations?|manipulations?|taping|touch|"
    r"deep (?:work|tissue)|splint\w*|PNF|techniques?|"
    r"rub\w*|heat|cold|foam roll\w*"
)
DOES = (
    r"(?:reduc|lower|reliev|improv|increas|decreas|speed|shorten|lengthen|prevent|heal|restor|calm|loosen|chang|beat|fade|"
    r"outperform|worsen)\w*|eas(?:e|es|ed|ing)|rais(?:e|es|ed)|helps?|helped|gains?|effects?|benefits?|"
    r"does (?:more|little|nothing)"
)
COMPLAINT = (
    r"pain|soreness|range|stiffness|anxiety|stress|sleep|function|strength|swelling|flow|blood pressure|heart rate|"
    r"tone|recovery|healing|symptoms?|headaches?|mood|scars?|tissues?|tendons?|collagen|nausea|depression|performance|tension|"
    r"tenderness|fatigue|movement|comfort|disability|circulation|fascia|adhesions?|nerves?|clots?|bruis\w+"
)
WORK = (
    r"(?:massag\w*|rub\w*|press(?:es|ed|ing|ures?)?|stretch\w*|knead\w*|frictions?|manipulat\w*|cups?|cupped|cupping|"
    r"compress\w*|drainage|loads?|loaded|loading|vibrat\w*|percussion|strok\w+|deep (?:work|tissue)|thrusts?|"
    r"mobilis\w*|squeez\w*|heat|tools?|scrap\w+|end-range)\b"
)
MEASURED = re.compile(
    rf"\d\s?%|\bper ?cent\b|\b{NUMBER} (?:in|of|out of) (?:every )?(?:\d{{3,}}|a hundred)\b|\d\s?°|mmHg|"
    rf"\b\d+ degrees\b|\b0\.\d+\b|\b\d+ (?:trials|studies|people|participants|patients|adults|adverse)\b|"
    rf"\b(?:sensitivity|specificity|likelihood ratio)\b.*\d|"
    rf"\b(?:settl|heal|fad|last|recover)\w*\b[^,]*\b{NUMBER} (?:hours|days|weeks|months|years)\b",
    re.IGNORECASE | re.DOTALL,
)
ACTING = re.compile(rf"\b(?:{TREATMENT})\b.*?\b(?:{DOES})\b.*?\b(?:{COMPLAINT})\b", re.IGNORECASE | re.DOTALL)
FORBIDDING = re.compile(
    rf"\bno (?:\w+[,-]? )?\[?{WORK}|\b(?:no place for|closed to) (?:\w+ )?{WORK}|"
    rf"\b{WORK}[^.;]{{0,60}}\b(?:does|do) not belong|"
    rf"\b(?:never|do not|don[’']t|must not|should not|may not|avoid\w*) (?:\w+ ){{0,3}}\[?{WORK}|"
    r"\b(?:is|are) not (?:massag|rubb|press|stretch|knead|compress|squeez|load|manipulat|mobilis)\w*ed\b|"
    r"\bcontraindicated\b|\b(?:is|are) (?:an? )?(?:absolute |local )*contraindications?\b",
    re.IGNORECASE,
)
REPORTING = re.compile(
    r"\b(?:trials?|stud(?:y|ies)|reviews?|meta-analys[ei]s|guidelines?|evidence|research)\b[^.]{0,40}"
    r"\b(?:shows?|found|finds|recommends?|recommended|suggests?|did not|reports?|reported|supports?|advises?)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?:[^.!?:;|]++|[.:;?!](?=[\w)\]]))+[.!?:;]?")
# Speech that goes on in the next paragraph is not closed in this one.
SPOKEN = re.compile(r"“[^”]*(?:”|\Z)|\"[^\"]*\"|`[^`]*`")
CALL_OUT_TITLE = re.compile(r"^!!! .*")


@dataclass(frozen=True)
class Statement:
    """A sentence that needs a source; `kind` says why, `offset` where it begins in its block."""

    kind: str
    sentence: str
    offset: int


KINDS = (("a figure", MEASURED), ("an effect", ACTING), ("a prohibition", FORBIDDING), ("a finding", REPORTING))


def statements(text: str) -> Iterator[Statement]:
    """The clinical statements of a block, in order; each sentence counts once."""
    for match in SENTENCE.finditer(written(text)):
        sentence = match.group()
        if sentence.endswith("?"):
            continue
        kind = next((kind for kind, words in KINDS if words.search(sentence)), None)
        if kind is not None:
            lead = len(sentence) - len(sentence.lstrip())
            yield Statement(kind, text[match.start() + lead : match.end()], match.start() + lead)


def written(text: str) -> str:
    """A text with everything that somebody says in it blanked, each other character at its place."""
    return SPOKEN.sub(_blank, CALL_OUT_TITLE.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return "".join("\n" if mark == "\n" else " " for mark in match.group())

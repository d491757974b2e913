"""One small item of each kind. Whys and misconceptions carry a canary that must not show before an item is closed."""

from typing import Any

from quizzes.items.definition import ITEM, ItemDocument

CANARY = "canary-in-the-key"
WHY = f"A why that is long enough to teach something to a learner, with a {CANARY} in it."

COMMON: dict[str, Any] = {
    "objective": "safety-03",
    "pillar": "assessment",
    "level": "application",
    "stem": "Which finding asks for a call to the physician today?",
    "why": WHY,
    "references": ["wells2003"],
    "read_next": ["/conditions/deep-vein-thrombosis"],
    "status": "scored",
}


def option(ident: str, correct: bool = False, **more: Any) -> dict[str, Any]:
    wrong = {} if correct else {"misconception": f"{CANARY} {ident}"}
    return {"id": ident, "text": f"Text of {ident}", "correct": correct, "why": WHY, **wrong, **more}


def row(ident: str, **more: Any) -> dict[str, Any]:
    return {"id": ident, "text": f"Text of {ident}", "why": WHY, "misconception": f"{CANARY} {ident}", **more}


FIELDS: dict[str, dict[str, Any]] = {
    "single": {"options": [option("calf", True), option("bruise"), option("cramp"), option("ache")]},
    "multiple": {
        "options": [option("calf", True), option("heat", True), option("cramp"), option("ache"), option("itch")],
        "choose": 2,
    },
    "true-false": {
        "statements": [
            row("one", correct=True),
            row("two", correct=False),
            row("three", correct=True),
            row("four", correct=False),
        ]
    },
    "matching": {
        "rows": [row("early", match="protect"), row("middle", match="load"), row("late", match="return")],
        "partners": [{"id": one, "text": f"Partner {one}"} for one in ("protect", "load", "return", "ice")],
    },
    "ordering": {"steps": [row("ask"), row("look"), row("move"), row("press")]},
    "matrix": {
        "columns": [{"id": one, "text": f"Column {one}"} for one in ("now", "later", "refer")],
        "rows": [row("walk", correct="now"), row("run", correct="later"), row("numb", correct="refer")],
    },
    "numeric": {
        "value": 12,
        "tolerance": 0.5,
        "unit": "min",
        "units": {"minutes": 1, "h": 60},
        "mistakes": [{"value": 20, "why": WHY, "misconception": f"{CANARY} twenty"}],
    },
    "short-text": {
        "example": "median nerve",
        "patterns": [
            {"match": "median*", "why": WHY},
            {"match": "carpal tunnel*", "score": 0.5, "why": WHY, "misconception": f"{CANARY} tunnel"},
            {"match": "ulnar*", "score": 0, "why": WHY, "misconception": f"{CANARY} ulnar"},
        ],
    },
    "hotspot": {
        "view": "back",
        "places": [
            option("piriformis", True, region="gluteal", at=[1050, 700], radius=20),
            option("glute", region="gluteal", at=[1050, 670], radius=20),
            option("calf-muscle", region="lower-leg", at=[1000, 1000], radius=30),
        ],
    },
    "case-set": {
        "items": [
            {"kind": "single", "stem": "What first?", "options": [option("ask", True), option("press")]},
            {"kind": "ordering", "stem": "In which order?", "steps": [row("first"), row("second"), row("third")]},
        ]
    },
}
KINDS = tuple(FIELDS)


def item(kind: str, ident: str | None = None, **changes: Any) -> ItemDocument:
    """The sample of a kind, with changes."""
    return ITEM.validate_python({"id": ident or f"sample-{kind}", "kind": kind, **COMMON, **FIELDS[kind], **changes})

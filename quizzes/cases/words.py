"""The words that the case engine and its pages share: steps, decisions, urgencies, sureness, safety sentences."""

from typing import Final, Literal, get_args

Step = Literal["meet", "history", "screen", "forecast", "assess", "reason", "plan", "adapt", "rehab"]
Chapter = Literal["listen", "examine", "treat", "follow-up"]
Pillar = Literal["assessment", "matching", "adaptability", "rehabilitation"]
Use = Literal["practice", "graded"]
Decision = Literal["proceed", "proceed-within-limits", "stop-and-refer"]
Urgency = Literal["emergency", "same-day", "days", "routine"]
Sureness = Literal["guess", "fairly", "certain"]
Process = Literal["healing", "nerve", "persistent", "other"]
Stage = Literal["inflammation", "proliferation", "remodelling"]
Level = Literal["low", "moderate", "high"]
Depth = Literal["light", "moderate", "deep"]
Change = Literal["better", "same", "worse"]
Column = Literal["now", "later", "coordinate-or-refer"]
Sign = Literal["positive", "negative"]
SafetyCode = Literal["S1", "S2", "S3", "S4", "S5", "S6"]
Suitability = Literal["suitable", "with-care", "avoid-locally"]

STEPS: Final[tuple[Step, ...]] = get_args(Step)
PILLARS: Final[tuple[Pillar, ...]] = get_args(Pillar)
# From the most to the least pressing: "next to" in R11 means neighbours in this order.
URGENCIES: Final[tuple[Urgency, ...]] = get_args(Urgency)
DEPTHS: Final[tuple[Depth, ...]] = get_args(Depth)
COLUMNS: Final[tuple[Column, ...]] = get_args(Column)

OTHER: Final = "other"
"""The hypothesis that every case offers: something else, or a need for medical evaluation."""

FLARED: Final = "flared"
"""The flag that too much provocative testing raises."""

WHY_LENGTH: Final = 40
"""The shortest `why` that still teaches something, in characters."""

CHAPTER_OF: Final[dict[Step, Chapter]] = {
    "meet": "listen",
    "history": "listen",
    "screen": "listen",
    "forecast": "examine",
    "assess": "examine",
    "reason": "examine",
    "plan": "treat",
    "adapt": "treat",
    "rehab": "follow-up",
}
CHAPTER_TITLES: Final[dict[Chapter, str]] = {
    "listen": "Listen",
    "examine": "Examine",
    "treat": "Treat",
    "follow-up": "Follow up",
}
STEP_TITLES: Final[dict[Step, str]] = {
    "meet": "Meet the client",
    "history": "Ask",
    "screen": "Is it safe to go on?",
    "forecast": "What could it be?",
    "assess": "Examine",
    "reason": "What do you make of it?",
    "plan": "Plan the treatment",
    "adapt": "Respond to the client",
    "rehab": "What comes next",
}
PILLAR_TITLES: Final[dict[Pillar, str]] = {
    "assessment": "Assessment",
    "matching": "Matching",
    "adaptability": "Adaptability",
    "rehabilitation": "Rehabilitation",
}
DECISIONS: Final[dict[Decision, str]] = {
    "proceed": "Proceed",
    "proceed-within-limits": "Proceed within limits",
    "stop-and-refer": "Stop and refer",
}
URGENCY_TITLES: Final[dict[Urgency, str]] = {
    "emergency": "Emergency: now",
    "same-day": "The same day",
    "days": "Within days",
    "routine": "Routine",
}
SURENESS_TITLES: Final[dict[Sureness, str]] = {
    "guess": "A guess",
    "fairly": "Fairly sure",
    "certain": "Certain",
}
PROCESS_TITLES: Final[dict[Process, str]] = {
    "healing": "Tissue healing",
    "nerve": "Nerve irritation",
    "persistent": "Persistent pain",
    "other": "Something else",
}
STAGE_TITLES: Final[dict[Stage, str]] = {
    "inflammation": "Inflammation",
    "proliferation": "Proliferation",
    "remodelling": "Remodelling",
}
LEVEL_TITLES: Final[dict[Level, str]] = {"low": "Low", "moderate": "Moderate", "high": "High"}
DEPTH_TITLES: Final[dict[Depth, str]] = {"light": "Light", "moderate": "Moderate", "deep": "Deep"}
CHANGE_TITLES: Final[dict[Change, str]] = {"better": "Better", "same": "The same", "worse": "Worse"}
COLUMN_TITLES: Final[dict[Column, str]] = {
    "now": "Now",
    "later": "Later",
    "coordinate-or-refer": "Coordinate or refer",
}
SIGN_TITLES: Final[dict[Sign, str]] = {"positive": "Positive", "negative": "Negative"}
OTHER_TITLE: Final = "Something else, or needs medical evaluation"

# A learner reads "Not yet safe: ..." with one of these; the code itself is never shown.
SAFETY: Final[dict[SafetyCode, str]] = {
    "S1": "you treated although something you could have known rules treatment out for now.",
    "S2": "you went on where this client needed to be referred.",
    "S3": "you went on after a sign that a nerve or a vessel was not coping.",
    "S4": "you worked aggressively on tissue that was acutely inflamed or irritable.",
    "S5": "you went beyond a massage therapist's scope by naming a diagnosis or prescribing.",
    "S6": "consent, comfort or draping was left out or broken.",
}

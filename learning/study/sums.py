"""How the hours of a course are worked out, line by line, so that a person can follow the sum."""

from fractions import Fraction
from math import floor

from learning.library.hours import shares
from learning.study.courses import Offer

PLACES = 10_000
STEPS = {1: "a whole hour", 2: "a whole or half hour"}
Line = tuple[str, str, str]


def sum_lines(offer: Offer) -> tuple[Line, ...]:
    """What is counted, how it is worked out, and the hours that it makes."""
    hours, rule = offer.hours, offer.hours.rule
    reading, watching = shares(hours.words, hours.media_minutes, rule)
    step = STEPS.get(rule.steps_per_hour, f"a step of 1/{rule.steps_per_hour} hour")
    media = f"{hours.media_minutes:g} minutes ÷ {rule.media_minutes_per_hour} minutes an hour"
    lines: tuple[Line, ...] = (
        ("Reading", f"{hours.words:,} words ÷ {rule.words_per_hour:,} words an hour", cut_off(reading)),
        ("Video and audio", media, cut_off(watching)),
        ("Together", f"{cut_off(reading)} + {cut_off(watching)}", cut_off(reading + watching)),
        ("CE hours", f"rounded down to {step}", f"{hours.hours:g}"),
    )
    if offer.document.ce_hours is None:
        return lines
    return (*lines, ("Claimed", "never more than the sum", f"{offer.ce:g}"))


def cut_off(hours: Fraction) -> str:
    """Hours to four places, cut and not rounded, so that what is shown never exceeds what there is: 1.7083."""
    return f"{floor(hours * PLACES) / PLACES:g}"

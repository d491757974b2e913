"""The page of a course, made once for each generation; the outline with its marks is filled in for each reader."""

from collections.abc import Mapping
from typing import Any

from flask import render_template
from markupsafe import Markup

from learning.core import web
from learning.core.additions import Frame
from learning.core.kept_pages import kept
from learning.core.provider import Provider
from learning.library.documents import Objective
from learning.study.courses import Offer, Place
from learning.study.framing import Added, Additions, frames_of, made_beneath
from learning.study.pillars import PILLARS
from learning.study.sums import sum_lines

Heading = tuple[str, str, int]
OWN: tuple[Heading, ...] = (
    ("objectives", "What you will be able to do", 2), ("hours", "Hours", 2), ("scale", "Quiz and grading", 2),
    ("provider", "Who offers it", 2),
)  # fmt: skip


def course_page(
    offer: Offer, generation: int, here: Place | None, additions: Additions = (), added: Added = ()
) -> str:
    """The page for whoever asks; `here`: where they stand, None for a visitor; the rest is as with modules."""
    slug = offer.page.slug
    beneath = made_beneath(offer.page, generation, additions, added)
    frames = frames_of(offer.page, generation, additions)
    outline = Markup(render_template("study/course_outline.html", offer=offer, here=here))  # noqa: S704 - our template
    key = ("course", generation, slug, offer.hours.rule.begins)
    return kept(key, "study/course.html", lambda: _values(offer, frames), outline=outline, beneath=beneath)


def _values(offer: Offer, frames: tuple[Frame, ...]) -> Mapping[str, Any]:
    provider = web.settings().provider
    headings: tuple[Heading, ...] = (("outline", "Outline", 2), *offer.page.contents, *OWN)
    return {
        "offer": offer,
        "frames": frames,
        "headings": (*headings, *(frame.heading for frame in frames)),
        "lines": sum_lines(offer),
        "aims": aims(offer),
        "provider": provider,
        "instructor": instructor(offer, provider),
        "missing": missing(offer, provider),
    }


def aims(offer: Offer) -> tuple[tuple[str, tuple[Objective, ...]], ...]:
    """The objectives of a course by pillar, in the order of the pillars."""
    by_pillar = ((one.title, tuple(aim for aim in offer.objectives if aim.pillar == one.slug)) for one in PILLARS)
    return tuple((title, found) for title, found in by_pillar if found)


def instructor(offer: Offer, provider: Provider) -> tuple[str, str]:
    """Name and credentials: whom the course names, else whom the provider does; empty where nobody does."""
    own = offer.document.instructor
    return (own.name, own.credentials) if own else (provider.instructor, provider.credentials)


def missing(offer: Offer, provider: Provider) -> tuple[str, ...]:
    """What a provider publishes with each course and has not told yet, in words for readers."""
    teacher, credentials = instructor(offer, provider)
    wanted = {
        "the provider’s name": provider.name,
        "the provider’s address": provider.contact,
        "an approval number": provider.ncbtmb or ", ".join(provider.states),
        "an instructor": teacher,
        "the instructor’s credentials": credentials,
        "fees and refunds": provider.fees,
        "disclosures": provider.disclosures,
        "a contact for accessibility and complaints": provider.complaints,
    }
    return tuple(words for words, value in wanted.items() if not value)

"""Who may do what, on one screen: an action holds when every predicate beside it does.

Whether *this* attempt is the person's own is not decided here: it is looked up for the person in one query.
"""

from collections.abc import Callable, Mapping

from learning.core.person import Person

Predicate = Callable[[Person | None], bool]


def anyone(person: Person | None) -> bool:
    """Nobody has to be signed in."""
    return True


def signed_in(person: Person | None) -> bool:
    """Any account will do."""
    return person is not None


def teaches(person: Person | None) -> bool:
    """Instructors, and administrators in their place."""
    return person is not None and person.role in {"instructor", "administrator"}


def administers(person: Person | None) -> bool:
    """Those who run the site."""
    return person is not None and person.role == "administrator"


ACTIONS: Mapping[str, tuple[Predicate, ...]] = {
    "public": (anyone,),  # signing in, health, the patterns page
    "read": (anyone,),
    "practise": (anyone,),
    "keep": (signed_in,),  # progress, bookmarks, one's own attempts
    "take-graded": (signed_in,),
    "manage-account": (signed_in,),
    "see-reports": (teaches,),
    "supervise": (teaches,),  # others' exams: who sits them, more time, opening again, taking out of account
    "keep-approvals": (teaches,),  # what boards approved
    "approve-for-credit": (teaches,),  # which licensed reviewer approved a course as it is published
    "run-courses": (teaches,),  # who is enrolled, codes, refunds, what learners thought of a course
    "report-to-boards": (teaches,),  # who completed a course, with their licences
    "administer": (administers,),
}
# What changes when the site is not open to the public (PUBLIC_READING=no).
WHEN_CLOSED: Mapping[str, tuple[Predicate, ...]] = {"read": (signed_in,), "practise": (signed_in,)}


def may(person: Person | None, action: str, *, public_reading: bool = True) -> bool:
    """Whether this person may do this; KeyError for an action that the table does not name."""
    predicates = ACTIONS[action] if public_reading else WHEN_CLOSED.get(action, ACTIONS[action])
    return all(predicate(person) for predicate in predicates)

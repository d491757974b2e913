"""Acts that need the password: what staff do, and what stands for a person. A new act of staff is listed here."""

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from learning.core.permissions import ACTIONS, administers, may, teaches
from learning.people.confirming import LASTS
from tests.conftest import NOW
from tests.people_of import signed_in
from tests.reader import Reader
from tests.security.house import House, address

STAFF = {action for action, predicates in ACTIONS.items() if {teaches, administers} & set(predicates)}
# Acts of staff that harm nobody when another person sits at their open browser, and why.
WITHOUT = {"/reports/<report_id>/close": "a note about a page is put aside, and stays on record"}
# Beyond those of staff: what stands for a person, or goes with them.
OF_OTHERS = {
    "/account/licences", "/account/licences/<licence_id>/remove", "/account/data/copy", "/account/data/erase",
    "/courses/<slug>/attestation", "/exams/<slug>",
}  # fmt: skip
SENT = {"/exams/<slug>": {"use": "exam"}}


def changing(site: Flask) -> Iterator[Rule]:
    return (rule for rule in site.url_map.iter_rules() if "POST" in (rule.methods or ()))


def asks(site: Flask, rule: Rule) -> bool:
    return hasattr(site.view_functions[rule.endpoint], "asks_password")


def of_staff(site: Flask) -> set[str]:
    views = ((rule.rule, site.view_functions[rule.endpoint]) for rule in changing(site))
    return {rule for rule, view in views if getattr(view, "access", "") in STAFF}


def test_students_and_visitors_may_none_of_what_staff_may() -> None:
    assert STAFF and not any(may(None, action) for action in STAFF)


def test_each_act_of_staff_needs_the_password_or_is_listed_with_its_reason(house: House) -> None:
    asking = {rule.rule for rule in changing(house.site) if asks(house.site, rule)}

    assert of_staff(house.site) - asking == set(WITHOUT), "add @needs_password(...), or a line above with its reason"
    assert asking - of_staff(house.site) == OF_OTHERS


def guarded(house: House) -> list[str]:
    return sorted(of_staff(house.site) - set(WITHOUT) | OF_OTHERS)


def test_whoever_gave_the_password_too_long_ago_is_asked_first(house: House) -> None:
    house.comes("cleo")
    ada = house.comes("ada")
    long_ago = Reader(signed_in(house.site, house.database, house.accounts["cleo"], NOW - LASTS - 1))
    before = None

    for rule in guarded(house):
        path = address(house, rule, ada)
        before = house.rows()
        answer = long_ago.post(path, **SENT.get(rule, {}))
        assert answer.status_code == 303 and answer.location.startswith("/confirm?next="), rule
        changed = {name for name, rows in house.rows().items() if rows != before[name]}
        assert changed <= {"session"}, rule


def test_a_practice_form_of_an_exam_is_begun_without(house: House) -> None:
    house.comes("cleo")
    long_ago = Reader(signed_in(house.site, house.database, house.accounts["cleo"], NOW - LASTS - 1))

    assert "/sittings/" in long_ago.post("/exams/foundations", use="practice").location


def test_roles_and_keys_are_changed_on_no_page(house: House) -> None:
    paths = {rule.rule for rule in house.site.url_map.iter_rules() if "POST" in (rule.methods or ())}

    assert not [path for path in paths if "role" in path or "key" in path]


def test_the_last_moment_still_counts(house: House) -> None:
    house.comes("cleo")
    in_time = Reader(signed_in(house.site, house.database, house.accounts["cleo"], NOW - LASTS))

    assert in_time.post("/approvals/new").status_code == 422

"""Who gets what at every address: the whole table, cell by cell. A new address without a row fails."""

import pytest

from tests.security.house import IN_FOLDER, PEOPLE, House, address, house_in, rules_of

# What a visitor, Ada, Ben, Cleo (instructor) and Dora (administrator) get; attempts are Ada's. A form is sent
# empty but for its token, so 422 says that the door is open and the form is not filled in.
ALL = "200 200 200 200 200"
GET = {
    "/": ALL,
    "/healthz": ALL,
    "/readyz": ALL,
    "/patterns": ALL,
    "/register": ALL,
    "/sign-in": ALL,
    "/forgot-password": ALL,
    "/reset/<secret>": ALL,
    "/invitation/<secret>": ALL,
    "/account": "302 200 200 200 200",
    "/account/licences": "302 200 200 200 200",
    "/account/data": "302 200 200 200 200",
    "/confirm": "302 200 200 200 200",
    "/media/<slug>.mp4": "404 404 404 404 404",  # nothing is shipped under this name
    "/media/<slug>.vtt": "404 404 404 404 404",
    "/pillars": ALL,
    "/pillars/<pillar>": ALL,
    "/pillars/<pillar>/<slug>": ALL,
    f"{IN_FOLDER}/<slug>": ALL,
    "/courses": ALL,
    "/courses/<slug>": ALL,
    "/courses/<slug>/boards": ALL,
    "/techniques": ALL,
    "/conditions": ALL,
    "/assessments": ALL,
    "/adaptations": ALL,
    "/stages": ALL,
    "/tissues": ALL,
    "/glossary": ALL,
    "/references": ALL,
    "/claims": ALL,
    "/search": ALL,
    "/search/suggestions": ALL,
    "/report": ALL,
    "/reports": "302 403 403 200 200",
    "/coverage": "302 403 403 200 200",
    "/audit": "302 403 403 403 200",
    "/cases": ALL,
    "/cases/<slug>": ALL,
    "/attempts": ALL,
    "/attempts/<attempt_id>": "404 200 404 404 404",
    "/attempts/<attempt_id>/debrief": "404 200 404 404 404",
    "/exams": ALL,
    "/exams/<slug>": ALL,
    "/sittings/<sitting_id>": "302 200 404 404 404",  # whoever was signed out in the middle is asked to sign in
    "/sittings/<sitting_id>/result": "302 303 404 404 404",
    "/sittings/<sitting_id>/receipts.txt": "404 200 404 404 404",
    "/sittings/<sitting_id>/remedy/<item>/<any(again, another):which>": "404 404 404 404 404",  # nothing to clear
    "/sittings/<sitting_id>/acts": "302 403 403 200 200",
    "/sittings": "302 403 403 200 200",
    "/accommodations": "302 403 403 200 200",
    "/accommodations/new": "302 403 403 200 200",
    "/accommodations/<accommodation_id>": "302 403 403 200 200",
    "/ledger": "302 200 200 200 200",
    "/ledger/transcript": "302 200 200 200 200",
    "/ledger/transcript.csv": "302 200 200 200 200",
    "/ledger/transcript.pdf": "302 200 200 200 200",
    "/ledger/outside/new": "302 200 200 200 200",
    "/ledger/outside/<outside_id>": "302 200 404 404 404",
    "/ledger/documents/<document_id>": "302 200 404 404 404",
    "/approvals": "302 403 403 200 200",
    "/approvals/new": "302 403 403 200 200",
    "/approvals/<approval_id>": "302 403 403 200 200",
    "/reviews": "302 403 403 200 200",
    "/reviews/<approval_id>": "302 403 403 200 200",
    "/courses/<slug>/reviews": "302 403 403 200 200",
    "/courses/<slug>/reviews/new": "302 403 403 200 200",
    "/courses/<slug>/waiting": "302 403 403 200 200",
    "/rosters": "302 403 403 200 200",
    "/rosters/past": "302 403 403 200 200",
    "/rosters/<report_id>": "302 403 403 200 200",
    "/courses/<slug>/progress": "302 200 303 303 303",
    "/courses/<slug>/attestation": "302 303 303 303 303",  # nobody has done the work
    "/courses/<slug>/evaluation": "302 303 303 303 303",
    "/courses/<slug>/enrolments": "302 403 403 200 200",
    "/courses/<slug>/evaluations": "302 403 403 200 200",
    "/courses/<slug>/evaluations.csv": "302 403 403 409 409",  # too few
    "/enrolments/<enrolment_id>/refund": "302 403 403 200 200",
    "/.well-known/ce-keys.json": ALL,
    "/certificates": "302 200 200 200 200",
    "/certificates/<certificate_id>.pdf": "302 200 404 200 200",
    "/certificates/<certificate_id>/badge": "302 200 404 404 404",
    "/certificates/<certificate_id>/badge.<any(jwt, svg, png):form>": "302 200 404 404 404",
    "/badges/issuer": ALL,
    "/badges/keys/<kid>": ALL,
    "/badges/status/<int:number>": ALL,
    "/certificates/<certificate_id>/acts": "302 403 403 200 200",
    "/verify": ALL,
    "/verify/<certificate_id>": ALL,
    "/verify/<certificate_id>.json": ALL,
}
POST = {
    "/reviews/<approval_id>": "401 403 403 422 422",
    "/courses/<slug>/reviews/new": "401 403 403 422 422",
    "/courses/<slug>/waiting": "401 403 403 303 303",
    "/courses/<slug>/certificate": "401 303 404 404 404",
    "/courses/<slug>/attestation": "401 303 303 303 303",
    "/courses/<slug>/evaluation": "401 303 303 303 303",
    "/courses/<slug>/codes": "401 403 403 422 422",
    "/enrolments/<enrolment_id>/refund": "401 403 403 422 422",
    "/reading-time": "401 422 422 422 422",
    "/courses/<slug>/enrolment": "401 303 303 303 303",
    "/register": "422 422 422 422 422",
    "/sign-in": "422 422 422 422 422",
    "/sign-out": "303 303 303 303 303",
    "/forgot-password": "422 422 422 422 422",
    "/reset/<secret>": "422 422 422 422 422",
    "/invitation/<secret>": "422 422 422 422 422",
    "/account/name": "401 422 422 422 422",
    "/account/password": "401 422 422 422 422",
    "/account/sessions/end": "401 303 303 303 303",
    "/account/licences": "401 422 422 422 422",
    "/account/licences/<licence_id>/remove": "401 303 404 404 404",
    "/account/data/copy": "401 200 200 200 200",
    "/account/data/erase": "401 422 422 422 422",
    "/confirm": "401 422 422 422 422",
    "/pillars/<pillar>/<slug>/read": "401 422 422 422 422",
    f"{IN_FOLDER}/<slug>/read": "401 422 422 422 422",
    "/reports": "422 422 422 422 422",
    "/reports/<report_id>/close": "401 403 403 303 303",
    "/cases/<slug>": "303 303 303 303 303",
    "/attempts/<attempt_id>": "404 409 404 404 404",
    "/exams/<slug>": "422 422 422 422 422",
    "/sittings/<sitting_id>": "401 422 404 404 404",
    "/sittings/<sitting_id>/events": "422 422 422 422 422",
    "/sittings/<sitting_id>/section": "422 422 422 422 422",
    "/sittings/<sitting_id>/submit": "404 303 404 404 404",
    "/sittings/<sitting_id>/remedy/<item>/<any(again, another):which>": "404 404 404 404 404",
    "/sittings/<sitting_id>/acts": "401 403 403 422 422",
    "/accommodations/new": "401 403 403 422 422",
    "/accommodations/<accommodation_id>": "401 403 403 422 422",
    "/ledger": "401 422 422 422 422",
    "/ledger/outside/new": "401 422 422 422 422",
    "/ledger/outside/<outside_id>": "401 303 404 404 404",
    "/approvals/new": "401 403 403 422 422",
    "/approvals/<approval_id>": "401 403 403 422 422",
    "/rosters": "401 403 403 422 422",
    "/rosters/<report_id>/file": "401 403 403 422 422",
    "/rosters/<report_id>/receipts": "401 403 403 422 422",
    "/quizzes/<any(lesson, course):kind>/<slug>": "422 422 422 422 422",
    "/certificates/<certificate_id>/badge": "401 303 404 404 404",
    "/verify": "422 422 422 422 422",
    "/certificates/<certificate_id>/acts": "401 403 403 422 422",
}
OPEN_ON_A_CLOSED_SITE = {"/healthz", "/readyz", "/patterns", "/register", "/sign-in", "/forgot-password", "/report",
                         "/.well-known/ce-keys.json", "/badges/issuer", "/badges/keys/<kid>",
                         "/badges/status/<int:number>", "/verify", "/verify/<certificate_id>",
                         "/verify/<certificate_id>.json", "/reset/<secret>", "/invitation/<secret>"}  # fmt: skip


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> House:
    return house_in(tmp_path_factory.mktemp("closed"), PUBLIC_READING="no")


def test_the_tables_name_every_address(house: House) -> None:
    assert (rules_of(house.site, "GET"), rules_of(house.site, "POST")) == (set(GET), set(POST))
    assert not any(rules_of(house.site, method) for method in ("PUT", "PATCH", "DELETE", "TRACE"))


@pytest.mark.parametrize("rule", GET)
def test_whoever_reads_gets_what_the_table_says(house: House, rule: str) -> None:
    ada = house.comes("ada")

    got = [house.comes(who).client.get(address(house, rule, ada)).status_code for who in PEOPLE]

    assert " ".join(map(str, got)) == GET[rule]


@pytest.mark.parametrize("rule", POST)
def test_whoever_sends_gets_what_the_table_says(house: House, rule: str) -> None:
    ada = house.comes("ada")

    got = [house.comes(who).post(address(house, rule, ada)).status_code for who in PEOPLE]

    assert " ".join(map(str, got)) == POST[rule]


@pytest.mark.parametrize("rule", GET)
def test_asking_for_the_head_alone_opens_no_other_door(house: House, rule: str) -> None:
    ada = house.comes("ada")

    for who, status in zip(PEOPLE, GET[rule].split(), strict=True):
        head = house.comes(who).client.head(address(house, rule, ada))
        assert (str(head.status_code), head.data) == (status, b"")


@pytest.mark.parametrize("rule", [rule for rule, row in GET.items() if row.startswith("302") and "<" not in rule])
def test_a_program_is_told_to_sign_in(house: House, rule: str) -> None:
    answer = house.comes("visitor").client.get(rule, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.headers["Cache-Control"]) == (401, "no-store")


def test_a_closed_site_opens_only_the_doors_themselves(closed: House) -> None:
    ada = closed.comes("ada")

    open_to_all = {
        rule
        for rule in rules_of(closed.site, "GET")
        if closed.comes("visitor").client.get(address(closed, rule, ada)).status_code != 302
    }

    assert open_to_all == OPEN_ON_A_CLOSED_SITE


def test_a_closed_site_takes_no_practice_from_visitors(closed: House) -> None:
    assert closed.comes("visitor").post("/cases/desk-worker-neck-ache").status_code == 401


def test_nobody_becomes_an_administrator_on_the_web(house: House) -> None:
    first = house.comes("visitor")
    fields = {"name": "Eve", "email": "eve@example.org", "password": "seven quiet paper boats"}

    assert first.post("/register", **fields, role="administrator").status_code == 422
    assert first.post("/register", **fields).status_code == 303

    [eve] = [row for row in house.rows()["account"] if "eve@example.org" in row]
    assert "student" in eve


def test_no_view_stands_outside_the_map(house: House) -> None:
    assert set(house.site.view_functions) == {rule.endpoint for rule in house.site.url_map.iter_rules()}

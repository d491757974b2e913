"""What changes a row: a form with this browser's token, and nothing else but the note of what was opened."""

import pytest

from learning.core.columns import metadata
from tests.security.house import GRADED, House, Rows, address
from tests.security.test_access import GET, POST


def changed(before: Rows, after: Rows) -> set[str]:
    """The tables whose rows differ."""
    return {name for name in before if before[name] != after[name]}


@pytest.mark.parametrize("rule", POST)
def test_without_a_good_token_nothing_changes(house: House, rule: str) -> None:
    ada, dora = house.comes("ada"), house.comes("dora")
    path, before = address(house, rule, ada), house.rows()
    others = ada.client.get("/report").text.split('name="csrf_token" value="')[1].split('"')[0]

    for token in (None, "", others, "x" * 5_000, "\u0665"):
        fields = {} if token is None else {"csrf_token": token}
        refused = dora.client.post(path, data={**fields, "read": "yes", "problem": "x", "path": "/"})
        assert refused.status_code == 400, token
    assert changed(before, house.rows()) == set()


def test_a_token_in_the_address_or_in_json_is_none(house: House) -> None:
    dora = house.comes("dora")
    token = dora.open("/report").soup.select_one("input[name=csrf_token]")
    assert token is not None
    before = house.rows()

    for sent in (
        dora.client.post(f"/account/sessions/end?csrf_token={token['value']}"),
        dora.client.post("/account/sessions/end", json={"csrf_token": token["value"]}),
        dora.client.post("/account/sessions/end", headers={"Cookie": f"csrf_token={token['value']}"}),
    ):
        assert sent.status_code == 400
    assert changed(before, house.rows()) == set()


@pytest.mark.parametrize("who", ["visitor", "ada", "cleo", "dora"])
def test_reading_every_page_writes_nothing_but_what_was_opened(house: House, who: str) -> None:
    ada, reader = house.comes("ada"), house.comes(who)
    paths = [address(house, rule, ada) for rule in GET]
    before = house.rows()

    for path in paths:
        for method in ("GET", "HEAD", "OPTIONS"):
            reader.client.open(path, method=method)

    # Looking certificates up is counted, so that nobody tries out their names.
    assert changed(before, house.rows()) == {"token_bucket"} | (set() if who == "visitor" else {"reading"})


def test_a_form_sent_to_an_address_that_only_reads_changes_nothing(house: House) -> None:
    dora, ada = house.comes("dora"), house.comes("ada")
    paths = [address(house, rule, ada) for rule in set(GET) - set(POST)]
    before = house.rows()

    assert {path: dora.post(path).status_code for path in paths} == dict.fromkeys(paths, 405)
    assert changed(before, house.rows()) == set()


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "X-GET"])
def test_no_other_method_is_taken(house: House, method: str) -> None:
    ada = house.comes("ada")
    paths = [address(house, rule, ada) for rule in (*GET, *POST)]
    before = house.rows()

    answers = {house.comes("ada").client.open(path, method=method).status_code for path in paths}

    assert answers <= {400, 405}
    assert changed(before, house.rows()) - {"session"} == set()


def test_denied_forms_change_nothing(house: House) -> None:
    ada, ben = house.comes("ada"), house.comes("ben")
    mine, graded, report = house.attempt(ada), house.attempt(ada, GRADED), house.report()
    before = house.rows()

    for path in (mine, graded):
        assert ben.post(path, step="meet", seq="0", act="mark", cues=["night"]).status_code == 404
        assert ben.post(path, step="meet", seq="0", act="stop", urgency="routine").status_code == 404
    assert ben.post(f"/reports/{report}/close").status_code == 403

    assert changed(before, house.rows()) == set()


def test_the_tables_counted_are_all_tables(house: House) -> None:
    assert set(house.rows()) == set(metadata.tables) and "account" in metadata.tables

"""What people type is shown to others as plain text."""

from tests.security.house import MINI, House, token_in
from tests.security.test_forms import XSS


def test_a_report_is_shown_as_plain_text_to_whoever_reads_it(house: House) -> None:
    house.forget("token_bucket")
    visitor, cleo = house.comes("visitor"), house.comes("cleo")
    token = token_in(visitor.client)

    sent = visitor.client.post("/reports", data={"csrf_token": token, "path": f"/{XSS}", "problem": XSS})

    assert sent.status_code == 200
    page = cleo.open("/reports")
    assert XSS in page.soup.get_text() and not page.soup.select("main script, main img")
    assert all(link.startswith("/") for link in page.links())


def test_a_name_is_shown_as_plain_text(house: House) -> None:
    house.forget("token_bucket")
    ben = house.comes("ben")

    assert ben.post("/account/name", name="Ben <b>&\"'").status_code == 303
    for path in ("/", "/account", "/pillars/introduction/introduction", f"/cases/{MINI}", "/nowhere"):
        page = ben.open(path)
        assert "Ben <b>&\"'" in page.soup.get_text() and not page.soup.select("b:-soup-contains('&')")

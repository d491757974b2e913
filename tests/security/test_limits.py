"""How often one may try: told with how long to wait, and nothing changed by what was too much."""

import pytest

from learning.people import accounts, passwords
from tests.conftest import NOW
from tests.people_of import PASSWORD
from tests.security.house import MINI, House, token_in

NEW = "seven quiet paper boats"
# Address, fields, and how many are taken at once.
LIMITED = {
    "sign-in": ("/sign-in", {"email": "ben@example.org", "password": "not the password at all", "next": ""}, 5),
    "reset": ("/forgot-password", {"email": "ben@example.org"}, 3),
    "register": ("/register", {"name": "Eve", "email": "eve{n}@example.org", "password": NEW}, 10),
    "report": ("/reports", {"path": "/", "problem": "A dead link."}, 10),
    "start": (f"/cases/{MINI}", {}, 30),
}


@pytest.mark.parametrize("what", LIMITED)
def test_too_many_at_once_are_told_to_wait_and_change_nothing(
    house: House, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, fields, burst = LIMITED[what]
    house.comes("ben")
    monkeypatch.setattr(passwords, "hashed", lambda password: f"no hash of {len(password)}")
    house.forget("token_bucket")
    client = house.comes("visitor").client
    token = token_in(client)

    def send(n: int) -> tuple[int, str]:
        filled = {name: value.replace("{n}", str(n)) for name, value in fields.items()}
        answer = client.post(path, data={"csrf_token": token, **filled})
        return answer.status_code, answer.headers.get("Retry-After", "")

    assert not [n for n in range(burst) if send(n)[0] == 429]
    before = house.rows(but=("token_bucket",))
    status, wait = send(burst)
    assert status == 429 and int(wait) > 0
    assert house.rows(but=("token_bucket",)) == before


def test_one_guesser_does_not_shut_the_owner_out(house: House) -> None:
    house.comes("ben")
    house.forget("token_bucket")
    fields = {"email": "ben@example.org", "next": ""}
    guesser, owner = house.comes("visitor").client, house.comes("visitor").client
    token = token_in(guesser)
    elsewhere = {"REMOTE_ADDR": "203.0.113.9"}

    for _ in range(8):
        last = guesser.post(
            "/sign-in",
            data={"csrf_token": token, **fields, "password": "a guess of many"},
            environ_overrides=elsewhere,
        )

    assert last.status_code == 429
    answer = owner.post("/sign-in", data={"csrf_token": token_in(owner), **fields, "password": PASSWORD})
    assert answer.status_code == 303


@pytest.mark.parametrize("email", ["ben@example.org", "nobody@example.org", "closed@example.org", "@", "x" * 250])
def test_every_refused_sign_in_costs_one_hash(house: House, email: str, monkeypatch: pytest.MonkeyPatch) -> None:
    house.comes("ben")
    with house.database.unit() as db:
        made = accounts.add(db, "Closed", "closed@example.org", passwords.hashed(PASSWORD), "student", NOW)
        if made:
            accounts.disable(db, made, NOW)
    house.forget("token_bucket")
    worked: list[str] = []

    class Counting:
        def verify(self, stored: str, password: str) -> bool:
            worked.append(stored.rsplit("$", 2)[0])
            return False

    monkeypatch.setattr(passwords, "_HASHER", Counting())
    answer = house.comes("visitor").post("/sign-in", email=email, password="not the password", next="")

    assert (answer.status_code, worked) == (422, ["$argon2id$v=19$m=19456,t=2,p=1"])


def test_whoever_loses_a_role_loses_it_at_once(house: House) -> None:
    cleo = house.comes("cleo")
    assert cleo.open("/reports").status == 200

    with house.database.unit() as db:
        accounts.set_role(db, cleo.account, "student", NOW)
    assert cleo.client.get("/reports").status_code == 302

    with house.database.unit() as db:
        accounts.set_role(db, cleo.account, "instructor", NOW)


@pytest.mark.parametrize("how", ["sign-out", "sign out everywhere", "new password", "closed"])
def test_a_kept_cookie_opens_nothing_after_the_end(house: House, how: str) -> None:
    house.forget("token_bucket")
    browser, thief = house.comes("dora"), house.comes("visitor")
    cookie = browser.client.get_cookie("sid")
    assert cookie is not None
    thief.client.set_cookie("sid", cookie.value, domain="localhost")
    assert thief.client.get("/account").status_code == 200

    with house.database.unit() as db:
        if how == "closed":
            accounts.disable(db, browser.account, NOW)
        elif how == "new password":
            accounts.set_password(db, browser.account, passwords.hashed(NEW), "test", NOW)
    if how.startswith("sign"):
        browser.post("/sign-out" if how == "sign-out" else "/account/sessions/end")

    assert thief.client.get("/account").status_code == 302
    with house.database.unit() as db:
        accounts.enable(db, browser.account, NOW)

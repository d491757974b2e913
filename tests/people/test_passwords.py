import threading

import pytest

from learning.core.errors import Unavailable
from learning.people import passwords
from tests.people_of import PASSWORD, hashed


@pytest.mark.parametrize(
    "password",
    [
        "password1234", "Password2024!", "P@ssw0rd!2024", "123456789012", "qwertyuiop[]", "qwerty123456",
        "letmein12345", "ILoveYou2025", "aaaaaaaaaaaa", "abcabcabcabc", "Summer2026!!", "dragondragon",
        "football-2024", "admin123admin", "MassageTherapy", "palpate-palpate", "trustno1trustno1", "1q2w3e4r5t6y",
        "q1w2e3r4t5y6", "welcome to palpate", "zxcvbnm,./12", "monkey dragon 9", "0987654321ab",
    ],
)  # fmt: skip
def test_what_everybody_tries_first_is_refused(password: str) -> None:
    assert "first that others would try" in (passwords.problem(password) or "")


@pytest.mark.parametrize(
    "password",
    [PASSWORD, "purple monkey dishwasher", "correct horse battery staple", "x7#kV9!qLz2@", "трава под снегом"],
)
def test_unrelated_words_and_random_signs_are_taken(password: str) -> None:
    assert passwords.problem(password) is None


@pytest.mark.parametrize("password", ["ada-moss-1990", "Moss.Ada.Moss", "ada@example.org", "example.org.ada!"])
def test_a_password_made_of_the_person_is_refused(password: str) -> None:
    assert passwords.problem(password, ("Ada Moss", "ada@example.org"))


@pytest.mark.parametrize(("length", "refused"), [(11, True), (12, False), (128, False), (129, True)])
def test_length_is_12_to_128(length: int, refused: bool) -> None:
    password = ("vexing gulf " * 11)[:length]
    assert bool(passwords.problem(password)) is refused


def test_hash_says_its_sizes_and_never_the_password() -> None:
    assert hashed(PASSWORD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in hashed(PASSWORD)


def test_only_the_password_itself_matches() -> None:
    assert passwords.matches(hashed(PASSWORD), PASSWORD)
    assert not passwords.matches(hashed(PASSWORD), PASSWORD + " ")
    assert not passwords.matches("not a hash", PASSWORD)


def test_two_ways_to_type_a_letter_are_one_password() -> None:
    assert passwords.matches(hashed("caf\u00e9 caf\u00e9 caf\u00e9"), "cafe\u0301 cafe\u0301 cafe\u0301")


def test_nobody_has_no_password_but_costs_a_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []

    class Hasher:
        def verify(self, stored: str, _password: str) -> bool:
            verified.append(stored)
            return True

    monkeypatch.setattr(passwords, "_HASHER", Hasher())

    assert not passwords.matches(None, PASSWORD)
    assert verified[0].startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_the_fifth_at_once_is_asked_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_AT_WORK", threading.BoundedSemaphore(4))
    monkeypatch.setattr(passwords, "_LONGEST_WAIT_SECONDS", 0)
    for _ in range(4):
        passwords._AT_WORK.acquire()

    with pytest.raises(Unavailable):
        passwords.hashed(PASSWORD)

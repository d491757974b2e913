import pytest

from learning.people.names import checked_email, email_key, name_key, name_problem, tidied


@pytest.mark.parametrize("text", ["ADA@example.org", " ada@Example.ORG ", "ａda@example.org", "ada@example．org"])
def test_all_spellings_of_an_address_have_one_key(text: str) -> None:
    assert email_key(text) == "ada@example.org"


@pytest.mark.parametrize(
    "text", ["ada", "ada@", "ada@host", "a da@example.org", "аda@example.org", "ada@ex\namp.org", ""]
)
def test_what_mail_cannot_reach_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Enter an email address in full"):
        checked_email(text)


def test_an_address_keeps_its_capitals_but_not_its_spaces() -> None:
    assert checked_email(" Ada.Moss@EXAMPLE.org") == "Ada.Moss@example.org"


@pytest.mark.parametrize(
    "name", ["Cleo Marsh", "CLEO  MARSH", "cleo-marsh", "Clëo Marsh", "C1eo Marsh", "Сlеo Mаrsh"]
)
def test_names_that_look_alike_have_one_key(name: str) -> None:
    assert name_key(name) == name_key("cleo marsh")


def test_different_names_have_different_keys() -> None:
    assert len({name_key(name) for name in ("Ada", "Adam", "Ида", "李雷", "Ben")}) == 5


@pytest.mark.parametrize("name", ["Ada Moss", "Zoë O’Brien-Núñez", "李雷", "Анна Иванова", "Θεανώ", "R2 D2", "Ø"])
def test_names_of_people_are_taken(name: str) -> None:
    assert name_problem(tidied(name)) is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Enter the name"),
        ("12", "Enter the name"),
        ("A" * 81, "at most 80"),
        ("Ada\u202eMoss", "invisible"),
        ("Ada\u200bMoss", "invisible"),
        ("Аda", "one alphabet"),
        ("Αda Moss", "one alphabet"),
        ("Admin", "the people who run the site"),
        ("PAL PATE", "the people who run the site"),
        ("ＡＤＭＩＮ", "the people who run the site"),
    ],
)
def test_names_made_to_deceive_are_refused(name: str, sentence: str) -> None:
    assert sentence in (name_problem(tidied(name)) or "")
